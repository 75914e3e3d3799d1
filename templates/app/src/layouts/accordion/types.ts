export interface AccordionProps {
  label: string | null;
  open: boolean;
  height: number | string | null;
  max_height: number | string | null;
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  label: null,
  open: true,
  height: null,
  max_height: null,
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies AccordionProps;

export const events = ["expand", "collapse"] as const;
