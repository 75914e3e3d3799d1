/** The browser's own field for a date, a time of day or both. */
export function fieldOf({ include_date, include_time }: { include_date: boolean; include_time: boolean }): "date" | "time" | "datetime-local" {
  return include_date ? (include_time ? "datetime-local" : "date") : "time";
}

/** The value as the browser's field takes it; nothing for a text that it would not take. */
export function toField(value: string | null): string {
  return (value ?? "").trim().replace(" ", "T");
}

/** What goes to the server for what the field holds: seconds are told always. */
export function fromField(value: string): string | null {
  if (value === "") return null;
  const text = value.replace("T", " ");
  return /(^| )\d\d:\d\d$/.test(text) ? `${text}:00` : text;
}

/** The value as a person in this place of the world reads it. */
export function shownAs(value: string | null, locale?: string): string {
  const text = toField(value);
  const moment = new Date(text.includes("-") ? (text.includes("T") ? text : `${text}T00:00`) : `2000-01-01T${text}`);
  if (text === "" || Number.isNaN(moment.getTime())) return value ?? "";
  const date = text.includes("-") ? ({ dateStyle: "medium" } as const) : {};
  const time = text.includes(":") ? ({ timeStyle: "medium" } as const) : {};
  return new Intl.DateTimeFormat(locale, { ...date, ...time }).format(moment);
}
