export interface TextboxProps {
  value: string | null;
  lines: number;
  max_lines: number | null;
  placeholder: string | null;
  type: "text" | "password" | "email";
  show_copy_button: boolean;
  buttons: string[] | null;
  autofocus: boolean;
  autoscroll: boolean;
  text_align: "left" | "right" | null;
  rtl: boolean;
  max_length: number | null;
  submit_btn: string | boolean | null;
  stop_btn: string | boolean | null;
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
  value: "",
  lines: 1,
  max_lines: 20,
  placeholder: null,
  type: "text",
  show_copy_button: false,
  buttons: null,
  autofocus: false,
  autoscroll: true,
  text_align: null,
  rtl: false,
  max_length: null,
  submit_btn: false,
  stop_btn: false,
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
} satisfies TextboxProps;

export const events = ["change", "input", "submit", "select", "focus", "blur", "stop", "copy"] as const;
