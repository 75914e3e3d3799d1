import { nameOf, toggled, type Value } from "../../kit/choices.js";
import type { ComponentNode } from "../../kit/node.js";
import { moved, optionsOf, type Option } from "./list.js";
import type { DropdownProps, events } from "./types.js";

export type DropdownNode = ComponentNode<DropdownProps, (typeof events)[number]>;

/** What a combobox is at: whether its list is open, what was typed, which line is active. */
export class Combobox {
  open = $state(false);
  /** What was typed to narrow the list; null where nothing was. */
  query = $state<string | null>(null);
  active = $state(-1);
  private readonly node: DropdownNode;

  readonly choices = $derived.by(() => this.node.props.choices ?? []);
  readonly chosen = $derived.by((): readonly Value[] => {
    const { value } = this.node.props;
    return value === null ? [] : Array.isArray(value) ? value : [value];
  });
  readonly multiple = $derived.by(() => this.node.props.multiselect === true);
  readonly full = $derived.by(() => this.multiple && this.chosen.length >= (this.node.props.max_choices ?? Infinity));
  readonly list = $derived.by(() => optionsOf({
    choices: this.choices, chosen: this.chosen, query: this.query ?? "", custom: this.node.props.allow_custom_value,
    most: this.node.props.num_choices_shown, full: this.full,
  }));
  /** What stands in the field. */
  readonly text = $derived.by(() => this.query ?? (this.multiple || this.chosen[0] === undefined ? "" : nameOf(this.choices, this.chosen[0])));

  constructor(node: DropdownNode) {
    this.node = node;
  }

  show(): void {
    if (this.open) return;
    this.open = true;
    this.active = this.multiple ? -1 : this.list.options.findIndex((option) => option.chosen);
  }

  close(): void {
    this.open = false;
    this.query = null;
    this.active = -1;
  }

  type(text: string): void {
    this.open = true;
    this.query = text;
    this.active = text.trim() === "" ? -1 : this.list.options.findIndex((option) => !option.disabled);
  }

  choose(option: Option): void {
    if (option.disabled) return;
    const { value, index } = option;
    if (this.multiple) {
      this.node.input(toggled(this.chosen, value));
      this.query = null;
    } else {
      this.node.input(value);
      this.close();
    }
    this.node.emit("select", { index, value, selected: this.chosen.includes(value) });
  }

  remove(value: Value): void {
    this.node.input(this.chosen.filter((each) => each !== value));
    this.node.emit("select", { index: this.choices.findIndex((choice) => choice[1] === value), value, selected: false });
  }

  clear(): void {
    this.node.input([]);
  }

  /** The field is left: what was typed counts where any value may be given, else the list decided. */
  leave(): void {
    const typed = this.query?.trim();
    if (this.node.props.allow_custom_value && typed !== undefined) this.take(typed);
    this.close();
  }

  private take(typed: string): void {
    if (typed === "" && !this.multiple) this.node.input(null);
    const option = this.list.options.find(({ name, chosen }) => name === typed && !(this.multiple && chosen));
    if (option) this.choose(option);
  }

  /** Returns whether the key meant something here. */
  key(key: string): boolean {
    const option = this.list.options[this.active];
    if (key === "Enter" && this.open && option) this.choose(option);
    else if (key === "Enter" && this.open) this.leave();
    else if (key === "Escape" && this.open) this.close();
    else if (key === "Backspace") return this.backspace();
    else return this.move(key);
    return true;
  }

  private move(key: string): boolean {
    if (!["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(key)) return false;
    if (!this.open) this.show();
    else this.active = moved(this.list.options, this.active, key);
    return true;
  }

  private backspace(): boolean {
    const last = this.chosen.at(-1);
    if (!this.multiple || last === undefined || (this.query ?? "") !== "") return false;
    this.remove(last);
    return true;
  }
}
