/** What the service says about a draft while it is edited. */

import { useEffect, useState } from "preact/hooks";
import type { ReferenceFindingFragment } from "../api/generated/graphql.js";
import { CERTIFICATE_FIELDS, type Draft, propertyOf } from "./draft.js";
import { tryDraft } from "./store.js";

/** Milliseconds without another key until the draft is tried. */
const PAUSE = 500;

/** A name that a draft without one is tried with; it is not stored. */
const STANDING_IN = "draft";

/** Returns the findings about the draft's references: those given while nothing is changed, or else those of a dry run. */
export function useFindings(
  draft: Draft,
  unchanged: boolean,
  given: readonly ReferenceFindingFragment[],
): readonly ReferenceFindingFragment[] {
  const [tried, setTried] = useState(given);
  const key = JSON.stringify(
    CERTIFICATE_FIELDS.flatMap(({ property, password }) => [propertyOf(draft, property)?.value, propertyOf(draft, password)]),
  );
  useEffect(() => {
    if (unchanged || draft.scope === "") return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      tryDraft(draft.name === "" ? { ...draft, name: STANDING_IN } : draft, asked.signal).then(
        (preview) => setTried(preview.findings),
        () => undefined, // what is wrong with other fields is said when it is stored
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [key, draft.scope, unchanged]);
  return unchanged ? given : tried;
}
