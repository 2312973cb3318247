/** By which of UI5's designs each status is shown; a word always stands beside the colour. */

import type { ValidityStatus } from "../api/generated/graphql.js";

export const STATUS_DESIGNS = {
  VALID: "Positive",
  EXPIRING: "Critical",
  EXPIRED: "Negative",
  NOT_YET_VALID: "Information",
  UNKNOWN: "Neutral",
} as const satisfies Record<ValidityStatus, string>;
