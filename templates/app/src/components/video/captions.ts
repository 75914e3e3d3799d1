import type { Caption } from "./shapes.js";

/** Return captions as the text of a WebVTT file. */
export function vttOf(captions: readonly Caption[]): string {
  // A blank line would end a caption, an arrow would begin one, and tags are the format's own.
  const plain = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\n\s*\n/g, "\n");
  const blocks = captions.map(({ text, timestamp }) => `${timeOf(timestamp[0])} --> ${timeOf(timestamp[1])}\n${plain(text)}`);
  return ["WEBVTT", ...blocks, ""].join("\n\n");
}

function timeOf(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const whole = Math.floor(seconds);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}.${String(Math.round((seconds - whole) * 1000)).padStart(3, "0")}`;
}
