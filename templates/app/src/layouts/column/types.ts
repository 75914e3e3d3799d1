export interface ColumnProps {
  scale: number;
  min_width: number;
  variant: "default" | "panel" | "compact";
  show_progress: boolean;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  scale: 1,
  min_width: 320,
  variant: "default",
  show_progress: false,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies ColumnProps;

export const events = [] as const;
