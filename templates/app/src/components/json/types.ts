export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface JsonProps {
  value: Json;
  open: boolean;
  show_indices: boolean;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
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
  value: null,
  open: false,
  show_indices: false,
  height: null,
  max_height: 500,
  min_height: null,
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
} satisfies JsonProps;

export const events = ["change"] as const;
