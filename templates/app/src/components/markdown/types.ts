export interface Delimiter {
  left: string;
  right: string;
  display: boolean;
}

export interface MarkdownProps {
  value: string | null;
  show_label: boolean;
  container: boolean;
  rtl: boolean;
  latex_delimiters: Delimiter[] | null;
  sanitize_html: boolean;
  line_breaks: boolean;
  header_links: boolean;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
  buttons: string[] | null;
  show_copy_button: boolean;
  padding: boolean;
  label: string | null;
  info: string | null;
  scale: number | null;
  min_width: number;
  interactive: boolean | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  value: "",
  show_label: false,
  container: false,
  rtl: false,
  latex_delimiters: null,
  sanitize_html: true,
  line_breaks: false,
  header_links: false,
  height: null,
  max_height: null,
  min_height: null,
  buttons: null,
  show_copy_button: false,
  padding: false,
  label: null,
  info: null,
  scale: null,
  min_width: 160,
  interactive: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies MarkdownProps;

export const events = ["change", "copy"] as const;
