export interface Span {
  token: string;
  class_or_confidence: string | number | null;
}
export type Value = Span[] | null;
