/** What will be signed, before it is. */

import { Exact } from "../app/exact.js";
import { formatMoment } from "../app/time.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import type { Plan } from "./preview.js";
import { Section } from "./Section.js";

/** The plan; or that something is still missing. */
export function PreviewSection({ plan }: { readonly plan: Plan | undefined }) {
  const t = texts("create", en);
  return (
    <Section title={t.preview}>
      {plan ? (
        <dl class="create-facts-list">
          <dt>{t.name}</dt>
          <dd>
            <Exact text={plan.name} />
          </dd>
          <dt>{t.previewSubject}</dt>
          <dd>
            <Exact text={plan.subject} />
          </dd>
          <dt>{t.previewFrom}</dt>
          <dd>{formatMoment(plan.notBefore)}</dd>
          <dt>{t.previewTo}</dt>
          <dd>{formatMoment(plan.notAfter)}</dd>
          <dt>{t.previewKey}</dt>
          <dd>{plan.keyAlgorithm === null ? t.previewCsrKey : t.keyAlgorithms[plan.keyAlgorithm]}</dd>
        </dl>
      ) : (
        <div class="create-hint">{t.previewMissing}</div>
      )}
    </Section>
  );
}
