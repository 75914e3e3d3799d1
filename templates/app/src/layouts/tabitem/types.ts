export interface TabitemProps {
  label: string | null;
  interactive: boolean;
  id: number | string | null;
  alignment: "left" | "right";
  scale: number | null;
  height: number | string | null;
  max_height: number | string | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  label: null,
  interactive: true,
  id: null,
  alignment: "left",
  scale: null,
  height: null,
  max_height: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies TabitemProps;

export const events = ["select"] as const;
