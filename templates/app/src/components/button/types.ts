export interface ButtonProps {
  value: string | null;
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg" | null;
  icon: string | null;
  link: string | null;
  link_target: "_self" | "_blank" | "_parent" | "_top";
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
  value: "Run",
  variant: "secondary",
  size: null,
  icon: null,
  link: null,
  link_target: "_self",
  label: null,
  info: null,
  show_label: true,
  container: true,
  scale: null,
  min_width: 0,
  interactive: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies ButtonProps;

export const events = ["change", "click"] as const;
