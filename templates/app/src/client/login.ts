import { AuthError } from "./errors.js";
import { error_of, Http } from "./http.js";

/** Sign in to the app behind `http`. Throws `AuthError` where name or password is wrong. */
export async function sign_in(http: Http, username: string, password: string): Promise<void> {
  const body = new URLSearchParams({ username, password });
  const response = await http.fetch(http.url("login"), { method: "POST", body });
  await response.body?.cancel();
  if (response.ok) return;
  if (response.status === 400 || response.status === 401) throw new AuthError("User name or password is wrong.");
  if (response.status === 429) throw new AuthError("Too many attempts. Wait a minute, then try again.");
  throw await error_of(new Response(null, { status: response.status }));
}

/**
 * Sign in to the app at `url` from a page, whose browser then keeps the cookie.
 *
 * @throws AuthError - name or password is wrong; ConnectionError - nobody answers.
 * @example await login(document.baseURI, "ada", "secret");
 */
export async function login(url: string, username: string, password: string): Promise<void> {
  await sign_in(new Http(url), username, password);
}
