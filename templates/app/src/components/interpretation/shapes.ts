export type Value = { original: unknown; interpretation: unknown } | null;
export type ComponentProps = Record<string, unknown> | null;
