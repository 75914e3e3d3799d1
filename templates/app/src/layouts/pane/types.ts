export interface PaneProps {
  role: "inputs" | "outputs";
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  role: "inputs",
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies PaneProps;

export const events = [] as const;
