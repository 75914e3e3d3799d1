export interface NumberProps {
  value: number | null;
  precision: number | null;
  minimum: number | null;
  maximum: number | null;
  step: number;
  placeholder: string | null;
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
  value: null,
  precision: null,
  minimum: null,
  maximum: null,
  step: 1,
  placeholder: null,
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
} satisfies NumberProps;

export const events = ["change", "input", "submit", "focus", "blur"] as const;
