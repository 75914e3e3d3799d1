import { isApi, withApi } from "./address.js";

/** Which view of the page is open: the app, or with `?view=api` its API; the browser's back button leads back. */
export class View {
  api = $state(isApi());

  constructor() {
    addEventListener("popstate", () => { this.api = isApi(); });
  }

  open(): void {
    this.go(true);
  }

  close(): void {
    this.go(false);
  }

  private go(api: boolean): void {
    history.pushState(null, "", withApi(api));
    this.api = api;
    scrollTo(0, 0);
  }
}
