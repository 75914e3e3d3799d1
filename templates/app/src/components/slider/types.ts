export interface SliderProps {
  minimum: number;
  maximum: number;
  value: number | null;
  step: number | null;
  precision: number | null;
  randomize: boolean;
  buttons: string[] | null;
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
  minimum: 0,
  maximum: 100,
  value: null,
  step: null,
  precision: null,
  randomize: false,
  buttons: null,
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
} satisfies SliderProps;

export const events = ["change", "input", "release"] as const;
