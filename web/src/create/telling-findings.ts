/** Which findings about a file tell more than its card says already. */

import type { FindingFieldsFragment, InspectedContentsFragment } from "../api/generated/graphql.js";

/** What only says that the password is missing. */
const OF_LOCKED = new Set<string>(["ENTRY_LOCKED", "INTEGRITY_NOT_VERIFIED"]);

/** The findings that say the same as a refusal whose code is another. */
const FINDINGS: Readonly<Record<string, string>> = { TYPE_MISMATCH: "FORMAT_DIFFERS_FROM_NAME" };

/** Returns the findings, but for those that the question for the password, or the refusal of that code, has said. */
export function tellingFindings(
  { findings, locked }: InspectedContentsFragment,
  refusal: string | undefined,
): readonly FindingFieldsFragment[] {
  const said = FINDINGS[refusal ?? ""] ?? refusal;
  return findings.filter(({ code }) => code !== said && !(OF_LOCKED.has(code) && (locked || code === "INTEGRITY_NOT_VERIFIED")));
}
