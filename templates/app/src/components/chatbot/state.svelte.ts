import { t } from "../../i18n/index.svelte.js";
import type { Page } from "../../kit/context.js";
import type { ComponentNode } from "../../kit/node.js";
import { edited, groupsOf, questionBefore, spoken, transcript, type Group } from "./messages.js";
import type { Message } from "./shapes.js";
import type { ChatbotProps, events } from "./types.js";

type Role = Group["role"];
type ChatNode = ComponentNode<ChatbotProps, (typeof events)[number]>;

/** A conversation as it is shown, and what a person can do with it. */
export class Conversation {
  /** Place of the message that is being edited. */
  editing = $state<number | null>(null);
  readonly messages: readonly Message[] = $derived.by(() => this.node.props.value ?? []);
  readonly groups = $derived.by(() => groupsOf(this.messages, this.node.props.group_consecutive_messages, this.node.props.reasoning_tags ?? []));
  readonly busy = $derived.by(() => this.node.status.stage === "pending" || this.node.status.stage === "generating");
  /** Whether an answer is awaited of which nothing is there yet. */
  readonly waiting = $derived.by(() => {
    const { stage, show } = this.node.status;
    return stage === "pending" && show !== "hidden" && this.messages.at(-1)?.role !== "assistant";
  });
  /** How many messages are the person's own. */
  readonly mine = $derived.by(() => this.messages.filter(({ role }) => role === "user").length);
  private readonly answer = $derived.by(() => this.messages.map(({ role }) => role).lastIndexOf("assistant"));
  // What was judged here.
  private judged = $state.raw<Record<number, string | null>>({});
  private readonly node: ChatNode;
  private readonly page: Page;

  constructor(node: ChatNode, page: Page) {
    this.node = node;
    this.page = page;
  }

  hears(event: (typeof events)[number]): boolean {
    return this.page.hears(this.node.id, event);
  }

  /** Whether each message (or the whole) can be copied. */
  offers(button: "copy" | "copy_all"): boolean {
    const { buttons, show_copy_button } = this.node.props;
    return buttons?.includes(button) ?? (button === "copy_all" || show_copy_button);
  }

  copied(value: string): void {
    this.node.emit("copy", { value });
  }

  transcript(): string {
    return this.marked(transcript(this.messages, { user: t("chat.you"), assistant: t("chat.assistant") }));
  }

  select(at: number): void {
    this.node.emit("select", { ...spoken(this.messages, at), selected: true });
  }

  choose(at: number, value: string): void {
    this.node.emit("option_select", { index: spoken(this.messages, at).index, value });
  }

  example(index: number): void {
    this.node.emit("example_select", { index, value: this.node.props.examples?.[index] });
  }

  save(at: number, text: string): void {
    this.editing = null;
    const before = spoken(this.messages, at);
    if (text === before.value) return;
    this.node.input(edited(this.messages, at, text));
    this.node.emit("edit", { index: before.index, previous_value: before.value, value: text });
  }

  clear(): void {
    this.judged = {};
    this.node.input([]);
    this.node.emit("clear");
  }

  judgementOf(at: number): string | null {
    if (at in this.judged) return this.judged[at] ?? null;
    const place = this.messages.slice(0, at).filter(({ role }) => role === "assistant").length;
    return this.node.props.feedback_value?.[place] ?? null;
  }

  judge(at: number, chosen: string | null): void {
    this.judged = { ...this.judged, [at]: chosen };
    const liked = chosen === "Like" ? true : chosen === "Dislike" ? false : chosen;
    this.node.emit("like", { ...spoken(this.messages, at), liked });
  }

  judgements(role: Role): readonly string[] {
    const { feedback_options, like_user_message } = this.node.props;
    return this.hears("like") && (role === "assistant" || like_user_message) ? (feedback_options ?? []) : [];
  }

  isEditable(role: Role): boolean {
    const { editable } = this.node.props;
    return editable === "all" || (editable === "user" && role === "user");
  }

  /** Whether the last answer can be asked for again, or taken back with its question. */
  isLast(at: number, event: "retry" | "undo"): boolean {
    return at === this.answer && !this.busy && this.hears(event);
  }

  again(at: number, event: "retry" | "undo"): void {
    this.node.emit(event, spoken(this.messages, questionBefore(this.messages, at)));
  }

  /** A message's text as it is copied. */
  textAt(at: number): string {
    return this.marked(spoken(this.messages, at).value);
  }

  private marked(text: string): string {
    const { watermark } = this.node.props;
    return watermark ? `${text}\n\n${watermark}` : text;
  }
}
