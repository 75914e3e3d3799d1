/** Return a css color as the browser's own picker takes it, `#rrggbb`; black where it is none. */
export function pickable(color: string | null): string {
  const text = (color ?? "").trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{8}$/.test(text)) return text.slice(0, 7);
  if (/^#[0-9a-f]{3,4}$/.test(text)) return text.slice(0, 4).replace(/[0-9a-f]/g, "$&$&");
  const numbers = /^rgba?\(([^)]*)\)$/.exec(text)?.[1]?.split(/[\s,/]+/).filter(Boolean).slice(0, 3).map(channel) ?? [];
  return numbers.length === 3 ? `#${numbers.map((number) => number.toString(16).padStart(2, "0")).join("")}` : named(text);
}

function channel(text: string): number {
  const number = text.endsWith("%") ? (Number(text.slice(0, -1)) / 100) * 255 : Number(text);
  return Math.min(255, Math.max(0, Math.round(Number.isNaN(number) ? 0 : number)));
}

/** Names and newer notations: the browser says what they are. */
function named(text: string): string {
  const canvas = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
  if (!canvas) return "#000000";
  canvas.fillStyle = "#000000";
  canvas.fillStyle = text;
  return pickable(canvas.fillStyle);
}

/** Whether a text is a css color. */
export function isColor(text: string): boolean {
  if (typeof CSS !== "undefined" && CSS.supports("color", text)) return !/^(inherit|initial|unset|revert|revert-layer|currentcolor)$/i.test(text);
  return /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text);
}
