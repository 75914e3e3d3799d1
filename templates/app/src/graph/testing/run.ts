import type { GradioEvent, StatusEvent } from "../../client/types.js";
import type { Run } from "../transport.js";

/** A run whose events the test gives. */
export class FakeRun implements Run {
  cancelled = false;
  private readonly events: GradioEvent[] = [];
  private wake: (() => void) | null = null;

  constructor(readonly fn_index: number, readonly data: unknown[], readonly event_data: unknown) {}

  push(event: Partial<GradioEvent>): void {
    this.events.push({ fn_index: this.fn_index, time: new Date(), ...event } as GradioEvent);
    this.wake?.();
  }

  status(stage: StatusEvent["stage"], more: Partial<StatusEvent> = {}): void {
    this.push({ type: "status", stage, queue: true, running: true, ...more });
  }

  give(...data: unknown[]): void {
    this.push({ type: "data", data });
  }

  cancel(): Promise<void> {
    this.cancelled = true;
    this.status("complete");
    return Promise.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<GradioEvent> {
    for (;;) {
      const event = this.events.shift();
      if (event === undefined) await new Promise<void>((resolve) => { this.wake = resolve; });
      else yield event;
      if (event?.type === "status" && (event.stage === "complete" || event.stage === "error")) return;
    }
  }
}
