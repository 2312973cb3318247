/** The form of a certificate that is to be generated. */

import "@ui5/webcomponents/dist/Button.js";
import { useEffect, useRef } from "preact/hooks";
import { Column } from "../app/Column.js";
import { go } from "../app/address.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { GenerateFields } from "./GenerateFields.js";
import { problemsOfNoField, textOfField, useGenerating } from "./generating.js";
import { LabelFields } from "./LabelFields.js";
import { MethodChoice } from "./MethodChoice.js";
import { PreviewSection } from "./PreviewSection.js";
import type { Choices, Problem } from "./refusal-text.js";
import { ScopeField } from "./ScopeField.js";
import { Section } from "./Section.js";

interface Properties {
  readonly choices: Choices;
  /** The scope of the address; undefined where all are shown. */
  readonly scope: string | undefined;
}

/** The form, with a preview of what will be signed. */
export function GenerateForm({ choices, scope }: Properties) {
  const t = texts("create", en);
  const { form, change, plan, problems, retry, busy, tryCreate, leave } = useGenerating(choices, scope);
  const textOf = (field: string) => textOfField(field, problems, form, choices);
  const footer = <Footer busy={busy} onCreate={tryCreate} onDiscard={() => leave(() => go(["certificates"]))} />;
  return (
    <Column title={t.title} onClose={() => go(["certificates"])} footer={footer}>
      <div class="create-form">
        <MethodChoice method="generate" />
        {scope === undefined && (
          <ScopeField value={form.scope} problem={textOf("scope")} onChange={(chosen) => change({ scope: chosen })} />
        )}
        <Section title={t.details}>
          <GenerateFields form={form} choices={choices} problem={textOf} onChange={change} />
        </Section>
        <LabelFields rows={form.labels} limits={choices.limits} hint={t.labelsHint} onChange={(labels) => change({ labels })} />
        <PreviewSection plan={plan} />
        {problemsOfNoField(problems).map((problem) => (
          <Failure key={problem.text} problem={problem} onRetry={retry} />
        ))}
      </div>
    </Column>
  );
}

interface FooterProperties {
  readonly busy: boolean;
  readonly onCreate: () => Promise<void>;
  readonly onDiscard: () => void;
}

function Footer({ busy, onCreate, onDiscard }: FooterProperties) {
  const t = texts("create", en);
  return (
    <>
      <ui5-button design="Emphasized" loading={busy} disabled={busy} onui5-click={() => void onCreate()}>
        {t.create}
      </ui5-button>
      <ui5-button design="Transparent" onui5-click={onDiscard}>
        {t.discard}
      </ui5-button>
    </>
  );
}

/** What is wrong with the whole; it is scrolled to, for it stands below a long form. */
function Failure({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: (() => Promise<void>) | undefined }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div ref={line} role="alert" class="create-actions">
      <ProblemStrip text={problem.text} />
      {onRetry && <ui5-button onui5-click={() => void onRetry()}>{texts("app", app).tryAgain}</ui5-button>}
    </div>
  );
}
