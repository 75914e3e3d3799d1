import type { StatusEvent } from "../client/types.js";
import { said, t } from "../i18n/index.svelte.js";

/** A failure as the person is told of it. */
export interface Failure {
  title: string;
  message: string;
  /** What to try. */
  hint: string;
}

/** Return what failed, why, and what to try: it need not be the function. */
export function failureOf({ error, title, message: told = "" }: Pick<StatusEvent, "error" | "title" | "message">): Failure {
  const message = said(told);
  switch (error?.name) {
    case "ConnectionError":
      return { title: t("error.connection"), message, hint: t("error.connection_hint") };
    case "QueueFullError":
      return { title: t("error.full"), message, hint: t("error.full_hint") };
    case "AuthError":
      return { title: t("error.login"), message, hint: t("error.login_hint") };
    default:
      return { title: title && title !== "Error" ? said(title) : t("error.failed"), message: message || t("error.unknown"), hint: t("error.hint") };
  }
}

/** Return the same where fields say themselves what is wrong with them. */
export function refusalOf({ message = "" }: Pick<StatusEvent, "message">): Failure {
  return { title: t("error.refused"), message, hint: t("error.refused_hint") };
}
