import { Backoff, pause } from "./backoff.js";
import type { Http } from "./http.js";
import { frames } from "./sse.js";
import type { ReconnectOptions, Version } from "./types.js";

/** Tell of each version of an app that is being written, until `signal` ends it or the server is gone for good. */
export async function follow(http: Http, reconnect: ReconnectOptions, told: (version: Version) => void, signal: AbortSignal): Promise<void> {
  const backoff = new Backoff(reconnect);
  for (let delay: number | null = 0; delay !== null && !signal.aborted; delay = backoff.next()) {
    await pause(delay, signal);
    try {
      const response = await http.fetch(http.api("dev/reload"), { signal });
      // A server that was started again may not tell of versions.
      if (!response.ok || !response.body) return;
      for await (const { data } of frames(response.body)) {
        backoff.reset();
        told(JSON.parse(data) as Version);
      }
    } catch {
      // Whatever ended it, the next attempt shows whether the server is there.
    }
  }
}
