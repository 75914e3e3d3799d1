/** The likeliest class, and all of them with their confidences where there are any. */
export interface Classes {
  label: string | number | null;
  confidences: { label: string | number; confidence: number }[] | null;
}

export type Value = Classes | null;
