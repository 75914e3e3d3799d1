import type { FileData } from "../../client/types.js";

export interface Caption {
  text: string;
  /** From and to, in seconds. */
  timestamp: [number, number];
}
export type Value = FileData | null;
export type Sources = ("upload" | "microphone")[] | null;
export type Subtitles = Caption[] | null;
export type WaveformOptions = {
  waveform_color: string | null;
  waveform_progress_color: string | null;
  trim_region_color: string | null;
  show_recording_waveform: boolean;
  skip_length: number;
  sample_rate: number;
} | null;
