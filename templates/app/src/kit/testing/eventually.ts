import { flushSync } from "svelte";
import { vi } from "vitest";

/** Wait until a check holds; how long a loaded machine takes is no matter. */
export function eventually<T>(check: () => T): Promise<T> {
  return vi.waitFor(() => {
    flushSync();
    return check();
  }, { timeout: 15_000, interval: 20 });
}
