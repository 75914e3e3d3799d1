/** A figure: as JSON of its library, or a picture as a data URL. */
export interface Figure {
  type: string;
  plot: string;
  alt?: string | null;
}
export type Value = Figure | null;
