import type { ProgressUnit } from "../client/types.js";
import { t } from "../i18n/index.svelte.js";
import { duration } from "./format.js";
import type { RunStatus } from "./node.js";

/** Share that is done, 0 to 1, of the innermost unit that knows it; null where none does. */
export function fraction(progress: readonly ProgressUnit[]): number | null {
  for (const unit of [...progress].reverse()) {
    if (unit.progress !== null) return clamp(unit.progress);
    if (unit.index !== null && unit.length) return clamp(unit.index / unit.length);
  }
  return null;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Return what one unit of progress says: "Sampling 3 / 10 steps". */
export function unitText({ desc, index, length, unit }: ProgressUnit): string {
  const counted = index === null ? "" : length === null ? `${index}` : `${index} / ${length}`;
  return [desc, counted, counted && unit ? unit : ""].filter(Boolean).join(" ");
}

/** Return what the run is at, in one line: the step and percentage, or the place in the queue. */
export function statusText(status: RunStatus): string {
  if (!status.running && status.stage === "pending") return queueText(status);
  const steps = status.progress.map(unitText).filter(Boolean).join(" · ");
  const share = fraction(status.progress);
  const percent = share === null ? "" : `${Math.round(share * 100)} %`;
  return [steps, percent].filter(Boolean).join(" · ") || t("status.running");
}

function queueText({ position, eta }: RunStatus): string {
  const place = position === null ? t("status.waiting") : position === 0 ? t("status.next") : t("status.position", { position });
  return eta === null || eta < 1 ? place : `${place} · ${t("status.eta", { time: duration(eta) })}`;
}
