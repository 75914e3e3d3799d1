import { reasoned, type Tags } from "./reasoning.js";
import type { Message, TextPart } from "./shapes.js";

/** What an event says about a message: its place and its text. */
export interface Spoken {
  index: number | [number, number];
  value: string;
}

/** A message with its place in the conversation. */
export interface Placed {
  message: Message;
  at: number;
  /** Its thoughts, of a message that is one itself: those that name it as their parent. */
  below: Placed[];
}

/** Messages of one side that stand together. */
export interface Group {
  role: "user" | "assistant";
  messages: Placed[];
}

/** What a message says, without its files. */
export function textOf(message: Message): string {
  return message.content.filter((part): part is TextPart => part.type === "text").map(({ text }) => text).join("\n");
}

/** Return what an event tells of a message; one from a pair is placed as [pair, 0 or 1]. */
export function spoken(messages: readonly Message[], at: number): Spoken {
  const message = messages[at];
  if (!message) return { index: at, value: "" };
  const index: Spoken["index"] = message.turn === undefined ? at : [message.turn, message.role === "user" ? 0 : 1];
  return { index, value: textOf(message) };
}

/** Return the messages in groups, each thought below its parent; system messages are the author's own affair. */
export function groupsOf(messages: readonly Message[], together: boolean, tags: Tags): Group[] {
  const groups: Group[] = [];
  const thoughts = new Map<number | string, Placed>();
  messages.forEach((whole, at) => {
    if (whole.role === "system") return;
    for (const message of whole.role === "assistant" ? reasoned(whole, tags) : [whole]) {
      const placed: Placed = { message, at, below: [] };
      const { id, parent_id } = message.metadata ?? {};
      if (id !== undefined) thoughts.set(id, placed);
      const parent = parent_id === undefined ? undefined : thoughts.get(parent_id);
      if (parent && parent !== placed) parent.below.push(placed);
      else add(groups, whole.role === "user" ? "user" : "assistant", placed, together);
    }
  });
  return groups;
}

function add(groups: Group[], role: Group["role"], placed: Placed, together: boolean): void {
  const last = groups.at(-1);
  if (last?.role === role && (together || last.messages.some(({ at }) => at === placed.at))) last.messages.push(placed);
  else groups.push({ role, messages: [placed] });
}

/** The place of the question that a message answers: the last one of the person's before it. */
export function questionBefore(messages: readonly Message[], at: number): number {
  for (let place = at; place >= 0; place -= 1) if (messages[place]?.role === "user") return place;
  return -1;
}

/** Return the conversation with a message's text replaced; its files stay. */
export function edited(messages: readonly Message[], at: number, text: string): Message[] {
  return messages.map((message, place) => {
    if (place !== at) return message;
    return { ...message, content: [{ type: "text" as const, text }, ...message.content.filter((part) => part.type !== "text")] };
  });
}

/** The whole conversation as text, for the clipboard. */
export function transcript(messages: readonly Message[], names: Readonly<Record<"user" | "assistant", string>>): string {
  return messages
    .filter(({ role }) => role !== "system")
    .map((message) => `${names[message.role === "user" ? "user" : "assistant"]}: ${textOf(message)}`)
    .join("\n\n");
}
