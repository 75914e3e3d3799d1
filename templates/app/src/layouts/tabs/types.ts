export interface TabsProps {
  selected: number | string | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  selected: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies TabsProps;

export const events = ["change", "select"] as const;
