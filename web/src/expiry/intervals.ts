/** The months whose expiring certificates are counted. */

import type { ShowExpiryQueryVariables } from "../api/generated/graphql.js";
import { timeZone } from "../app/time.js";

/** Whole months after the rest of this one: a certificate of a year that is issued today is in the last. */
const MONTHS = 12;

/** Returns the variables for the rest of this month and the coming 12, in the user's time zone. */
export function expiryVariables(parameters: URLSearchParams): ShowExpiryQueryVariables {
  const scope = parameters.get("scope") ?? "";
  const now = new Date();
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const to = new Date(now.getFullYear(), now.getMonth() + 1 + MONTHS, 1);
  return { scope, inScope: scope !== "", expiring: { from: from.toISOString(), to: to.toISOString(), per: "MONTH", timeZone } };
}
