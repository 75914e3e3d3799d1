/** Whether the page's address asks for the API. */
export function isApi(): boolean {
  return new URLSearchParams(location.search).get("view") === "api";
}

/** Return the page's address with the API asked for, or not. */
export function withApi(api: boolean): string {
  const url = new URL(location.href);
  if (api) url.searchParams.set("view", "api");
  else url.searchParams.delete("view");
  return url.href;
}
