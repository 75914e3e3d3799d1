import { describe, expect, it } from "vitest";
import { sheetSize } from "./canvas.js";
import { limited } from "./crop.js";
import { Layer, seen, stepped, type Stroke } from "./layer.svelte.js";

const stroke = (color: string, erasing = false): Stroke => ({ erasing, color, size: 4, spots: [[1, 2]] });

function drawn(layer: Layer, ...colors: string[]): Layer {
  for (const color of colors) {
    layer.begin(stroke(color));
    layer.extend([[3, 4], [5, 6]]);
    layer.end();
  }
  return layer;
}

const colorsOf = (layer: Layer): string[] => seen(layer.steps).strokes.map(({ color }) => color);

describe("a layer", () => {
  it("keeps what is drawn when the pen is lifted", () => {
    const layer = new Layer();
    layer.begin(stroke("red"));
    expect([layer.live?.spots, layer.empty]).toEqual([[[1, 2]], true]);
    layer.extend([[3, 4]]);
    layer.end();
    expect([layer.live, layer.steps, layer.empty]).toEqual([null, [{ ...stroke("red"), spots: [[1, 2], [3, 4]] }], false]);
  });

  it("takes steps back and does them again, until another one is done", () => {
    const layer = drawn(new Layer(), "red", "green", "blue");
    layer.undo();
    layer.undo();
    layer.redo();
    expect([colorsOf(layer), layer.redoable]).toEqual([["red", "green"], true]);
    drawn(layer, "black");
    expect([colorsOf(layer), layer.redoable]).toEqual([["red", "green", "black"], false]);
    layer.redo();
    expect(colorsOf(layer)).toEqual(["red", "green", "black"]);
  });

  it("can be wiped, and that can be taken back", () => {
    const layer = drawn(new Layer(), "red");
    layer.wipe();
    expect([layer.empty, colorsOf(layer)]).toEqual([true, []]);
    drawn(layer, "blue");
    expect(colorsOf(layer)).toEqual(["blue"]);
    layer.undo();
    layer.undo();
    expect([layer.empty, colorsOf(layer)]).toEqual([false, ["red"]]);
  });

  it("is not empty with what it began with, nor wiped twice", () => {
    const layer = new Layer("", document.createElement("canvas"));
    expect(layer.empty).toBe(false);
    layer.wipe();
    layer.wipe();
    expect([layer.empty, layer.steps]).toEqual([true, ["wiped"]]);
  });

  it("is empty where there was only erased", () => {
    const layer = new Layer();
    layer.begin(stroke("red", true));
    layer.end();
    expect(layer.empty).toBe(true);
  });
});

describe("a sheet", () => {
  it("is drawn on with the arrow keys, and never left", () => {
    expect(stepped([50, 50], "ArrowRight", false, 400, 200)).toEqual([54, 50]);
    expect(stepped([50, 50], "ArrowUp", true, 400, 200)).toEqual([50, 10]);
    expect(stepped([2, 198], "ArrowDown", true, 400, 200)).toEqual([2, 200]);
    expect(stepped([0, 0], "a", false, 400, 200)).toBeNull();
  });

  it("has the picture's size, or the largest that phones can draw on", () => {
    expect(sheetSize(400, 300)).toEqual({ width: 400, height: 300 });
    const { width, height } = sheetSize(20_000, 10_000);
    expect(width * height).toBeLessThanOrEqual(16_100_000);
    expect(width / height).toBeCloseTo(2, 2);
  });

  it("is cropped within the picture", () => {
    expect(limited({ x: 0, y: 0, width: 100, height: 50 }, 100, 50)).toBe(true);
    expect(limited({ x: 60, y: 0, width: 50, height: 50 }, 100, 50)).toBe(false);
    expect(limited({ x: -9, y: 0, width: 50, height: 50 }, 100, 50)).toBe(false);
    expect(limited({ x: 5, y: 5, width: 0, height: 0 }, 100, 50)).toBe(false);
  });
});
