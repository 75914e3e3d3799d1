export interface BlocksProps {
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
}

export const defaults = {
  visible: true,
  elem_id: null,
  elem_classes: null,
} satisfies BlocksProps;

export const events = [] as const;
