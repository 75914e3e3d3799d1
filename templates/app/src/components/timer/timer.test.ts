import { afterEach, expect, it, vi } from "vitest";
import { render } from "../../kit/testing/render.js";
import Timer from "./Timer.svelte";
import { defaults } from "./types.js";

afterEach(() => { vi.useRealTimers(); });

it("ticks at its interval, and not while it is stopped", () => {
  vi.useFakeTimers();
  const { events, set } = render(Timer, { ...defaults, value: 2 });
  vi.advanceTimersByTime(4100);
  expect(events).toEqual([["tick", null], ["tick", null]]);
  set({ active: false });
  vi.advanceTimersByTime(10_000);
  expect(events).toHaveLength(2);
  set({ active: true, value: 1 });
  vi.advanceTimersByTime(1100);
  expect(events).toHaveLength(3);
});
