/** The months whose expiring certificates are counted. */

import type { ShowExpiryQueryVariables } from "../api/generated/graphql.js";
import { timeZone } from "../app/time.js";

const MONTHS = 12;

/** Returns the variables for the coming 12 months, this one included, in the user's time zone. */
export function expiryVariables(parameters: URLSearchParams): ShowExpiryQueryVariables {
  const scope = parameters.get("scope") ?? "";
  const now = new Date();
  const from = new Date(now.getFullYear(), now.getMonth(), 1);
  const to = new Date(now.getFullYear(), now.getMonth() + MONTHS, 1);
  return { scope, inScope: scope !== "", expiring: { from: from.toISOString(), to: to.toISOString(), per: "MONTH", timeZone } };
}
