import { Backoff, pause } from "./backoff.js";
import type { Session } from "./protocol.js";

/** The stream by which the server knows that the session is alive: when it closes, the session's State goes after a while. */
export class Heartbeat {
  private readonly ended = new AbortController();
  private readonly session: Session;
  private beating = false;

  constructor(session: Session) {
    this.session = session;
  }

  /** Begin, or begin again after it was given up. */
  start(): void {
    if (!this.beating && !this.ended.signal.aborted) void this.beat();
  }

  stop(): void {
    this.ended.abort();
  }

  private async beat(): Promise<void> {
    this.beating = true;
    const backoff = new Backoff(this.session.reconnect);
    for (;;) {
      if (await this.listen(backoff)) break;
      const delay = backoff.next();
      if (delay === null) {
        this.session.told({ type: "connection", state: "lost" });
        break;
      }
      this.session.told({ type: "connection", state: "reconnecting", attempt: backoff.attempt, delay });
      await pause(delay, this.ended.signal);
    }
    this.beating = false;
  }

  /** Keep one stream open until it ends; true if there is to be no other. */
  private async listen(backoff: Backoff): Promise<boolean> {
    const { http, session_hash, told } = this.session;
    const { signal } = this.ended;
    try {
      const response = await http.fetch(http.api(`heartbeat/${encodeURIComponent(session_hash)}`), { signal });
      if (response.status >= 400 && response.status < 500) return true;
      if (backoff.attempt > 0 && response.ok) told({ type: "connection", state: "open" });
      const reader = response.body?.getReader();
      while (reader && !(await reader.read()).done) backoff.reset();
    } catch {
      // Whatever ended it, the next attempt shows whether the server is there.
    }
    return signal.aborted;
  }
}
