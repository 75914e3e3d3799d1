/** Attributes of the field, as the author gave them. */
export type HtmlAttributes = Record<string, string | number | boolean> | null;
