import type { Message, Metadata, Part } from "./shapes.js";

/** Pairs of what opens and what closes reasoning in a text. */
export type Tags = readonly (readonly [string, string])[];

/** Title of a thought that was found between tags, until it is shown in the reader's language. */
export const REASONING = "reasoning";

interface Piece {
  part: Part;
  /** Null for what is said to the person. */
  metadata: Metadata | null;
}

/** Whether a message is folded below a title. */
export function isThought(message: Message): message is Message & { metadata: Metadata & { title: string } } {
  return typeof message.metadata?.title === "string" && message.metadata.title !== "";
}

/** Split what stands between reasoning tags off, as messages of their own; what is not closed yet is still going on. */
export function reasoned(message: Message, tags: Tags): Message[] {
  if (tags.length === 0 || isThought(message)) return [message];
  const pieces = message.content.flatMap((part): Piece[] => (part.type === "text" ? split(part.text, tags) : [{ part, metadata: null }]));
  const made: Message[] = [];
  for (const piece of pieces) append(made, piece, message);
  const last = made.at(-1);
  if (!last) return [message];
  last.options = message.options ?? null;
  return made;
}

function append(made: Message[], { part, metadata }: Piece, whole: Message): void {
  const last = made.at(-1);
  if (last && metadata === null && !isThought(last)) last.content.push(part);
  else made.push({ ...whole, content: [part], metadata: metadata ?? whole.metadata ?? null, options: null });
}

function split(text: string, tags: Tags): Piece[] {
  const made: Piece[] = [];
  let rest = text;
  for (let found = nextTag(rest, tags); found; found = nextTag(rest, tags)) {
    const { open, close, start } = found;
    const end = rest.indexOf(close, start + open.length);
    if (rest.slice(0, start).trim() !== "") made.push(said(rest.slice(0, start)));
    const inside = rest.slice(start + open.length, end < 0 ? undefined : end).trim();
    made.push({ part: { type: "text", text: inside }, metadata: { title: REASONING, status: end < 0 ? "pending" : "done" } });
    rest = end < 0 ? "" : rest.slice(end + close.length);
  }
  if (rest.trim() !== "" || made.length === 0) made.push(said(rest));
  return made;
}

function said(text: string): Piece {
  return { part: { type: "text", text }, metadata: null };
}

function nextTag(text: string, tags: Tags): { open: string; close: string; start: number } | null {
  const found = tags.map(([open, close]) => ({ open, close, start: open === "" ? -1 : text.indexOf(open) })).filter(({ start }) => start >= 0);
  return found.sort((one, other) => one.start - other.start)[0] ?? null;
}
