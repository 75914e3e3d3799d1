import type { Choice, Value } from "../../kit/choices.js";

export interface DropdownProps {
  choices: Choice[] | null;
  value: Value | Value[] | null;
  multiselect: boolean | null;
  max_choices: number | null;
  allow_custom_value: boolean;
  filterable: boolean;
  num_choices_shown: number | null;
  label: string | null;
  info: string | null;
  show_label: boolean;
  container: boolean;
  scale: number | null;
  min_width: number;
  interactive: boolean | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  choices: null,
  value: null,
  multiselect: null,
  max_choices: null,
  allow_custom_value: false,
  filterable: true,
  num_choices_shown: 100,
  label: null,
  info: null,
  show_label: true,
  container: true,
  scale: null,
  min_width: 160,
  interactive: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies DropdownProps;

export const events = ["change", "input", "select", "focus", "blur", "key_up"] as const;
