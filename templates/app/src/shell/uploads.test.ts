import { expect, it } from "vitest";
import { Uploads } from "./uploads.js";

it("waits for all uploads, failed ones too, and lets those who sent them go first", async () => {
  const uploads = new Uploads();
  expect(uploads.ready()).toBeNull();
  const order: string[] = [];
  let end = (): void => undefined;
  const first = uploads.track(new Promise<void>((resolve) => { end = resolve; }));
  const second = uploads.track(Promise.reject(new Error("refused")));
  const ready = uploads.ready()?.then(() => order.push("run"));
  // Whoever uploaded may have steps of its own before it sets the value.
  void first.then(async () => {
    for (let step = 0; step < 10; step += 1) await Promise.resolve();
    order.push("value");
  });
  await expect(second).rejects.toThrow("refused");
  expect(order).toEqual([]);
  end();
  await ready;
  expect(order).toEqual(["value", "run"]);
  expect(uploads.ready()).toBeNull();
});
