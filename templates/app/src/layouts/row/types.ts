export interface RowProps {
  variant: "default" | "panel" | "compact";
  equal_height: boolean;
  scale: number | null;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
  show_progress: boolean;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  variant: "default",
  equal_height: true,
  scale: null,
  height: null,
  max_height: null,
  min_height: null,
  show_progress: false,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies RowProps;

export const events = [] as const;
