/** Return the tone behind the label: how much of the allowed length is used. */
export function counted(text: string, most: number | null): string {
  return most === null ? "" : `${Array.from(text).length} / ${most}`;
}
