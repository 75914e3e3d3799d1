import type { Choice, Value } from "../../kit/choices.js";

export interface CheckboxgroupProps {
  choices: Choice[] | null;
  value: Value[] | null;
  show_select_all: boolean;
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
  show_select_all: false,
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
} satisfies CheckboxgroupProps;

export const events = ["change", "input", "select"] as const;
