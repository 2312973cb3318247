/** Findings about references, in the user's words. */

import type { ReferenceFindingFragment } from "../api/generated/graphql.js";
import { exactText } from "../app/exact.js";
import { formatMoment } from "../app/time.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";

/** Returns the problem and what to do about it. */
export function referenceFindingText(finding: ReferenceFindingFragment): string {
  const facts = new Map(finding.parameters.map(({ name, value }) => [name, value]));
  const fact = (name: string) => exactText(facts.get(name) ?? "");
  return texts("destinations", en).findings[finding.kind]({
    certificate: exactText(finding.certificate),
    password: fact("password"),
    extensions: fact("extensions"),
    date: facts.has("date") ? formatMoment(facts.get("date") ?? "") : "",
  });
}
