/** The form of a certificate that is to be generated. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { GenerateCertificateDocument, type GenerateCertificateInput } from "../api/generated/graphql.js";
import { Column } from "../app/Column.js";
import { go } from "../app/address.js";
import { exactText } from "../app/exact.js";
import { toast } from "../app/messages.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { emptyForm, fieldOf, type GenerateForm as Form, problemsOf, readInput } from "./generate-form.js";
import { GenerateFields } from "./GenerateFields.js";
import { keepKey } from "./idempotency.js";
import { LabelFields } from "./LabelFields.js";
import { useLeaveQuestion } from "./leaving.js";
import { MethodChoice } from "./MethodChoice.js";
import { usePreview } from "./preview.js";
import { PreviewSection } from "./PreviewSection.js";
import { type Choices, type Problem, problemOf } from "./refusal-text.js";
import { onlyScope, ScopeField } from "./ScopeField.js";
import { Section } from "./Section.js";
import { formatNumber } from "./size.js";

/** The ids of the controls, by the fields that problems are about; the first one with a problem gets the focus. */
const CONTROLS: Readonly<Record<string, string>> = {
  scope: "create-scope",
  name: "create-name",
  commonName: "create-common-name",
  validity: "create-validity",
  password: "create-password",
  csr: "create-csr",
};

interface Properties {
  readonly choices: Choices;
  /** The scope of the address; undefined where all are shown. */
  readonly scope: string | undefined;
}

/** The form, with a preview of what will be signed. */
export function GenerateForm({ choices, scope }: Properties) {
  const t = texts("create", en);
  const [form, setForm] = useState(() => emptyForm(choices, scope ?? onlyScope()));
  const [tried, setTried] = useState(false);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (scope !== undefined) change({ scope });
  }, [scope]);
  const { busy, refusal, create, forget } = useCreate(choices);
  const { plan, problem: foreseen } = usePreview(readInput(form, choices), choices);
  const leave = useLeaveQuestion(changed);
  const problems = [...(tried ? problemsOf(form, choices) : []), ...[refusal ?? foreseen].filter((one) => one !== undefined)];

  function change(part: Partial<Form>): void {
    setForm((present) => ({ ...present, ...part }));
    if (Object.keys(part).some((name) => name !== "scope")) setChanged(true);
    forget();
  }

  function tryCreate(): void {
    setTried(true);
    const [first] = [...problemsOf(form, choices), ...(foreseen ? [foreseen] : [])];
    const control = first && CONTROLS[fieldOf(first) ?? ""];
    if (control) document.getElementById(control)?.focus();
    const input = readInput(form, choices);
    if (!input) return;
    void create(input).then((certificate) => {
      if (!certificate) return;
      leave(() => go(["certificates", certificate.id], {}, { replace: true }));
      toast(t.createdName(exactText(certificate.name)));
    });
  }

  const textOf = (field: string) => {
    const found = problems.find((one) => fieldOf(one) === field);
    const fromName = found?.code === "CN_INVALID" && form.commonName.trim() === "";
    return fromName ? t.refused.CN_FROM_NAME(formatNumber(choices.limits.commonNameLength)) : found?.text;
  };
  const others = problems.filter((one) => !((fieldOf(one) ?? "") in CONTROLS) && one.text !== "");
  const footer = (
    <>
      <ui5-button design="Emphasized" loading={busy} disabled={busy} onui5-click={tryCreate}>
        {t.create}
      </ui5-button>
      <ui5-button design="Transparent" onui5-click={() => leave(() => go(["certificates"]))}>
        {t.discard}
      </ui5-button>
    </>
  );
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
        {others.map((problem) => (
          <Failure key={problem.text} problem={problem} onRetry={refusal === problem && !busy ? tryCreate : undefined} />
        ))}
      </div>
    </Column>
  );
}

/** Asks for the certificate; another try with the same input creates no second one. */
function useCreate(choices: Choices) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Problem | undefined>(undefined);
  const keyOf = useRef(keepKey());

  async function create(input: GenerateCertificateInput) {
    setBusy(true);
    setRefusal(undefined);
    try {
      const idempotencyKey = keyOf.current(input);
      const { generateCertificate } = await request(GenerateCertificateDocument, { input: { ...input, idempotencyKey } });
      return expectResult(generateCertificate, "GenerateCertificateSuccess").certificate;
    } catch (error) {
      setRefusal(problemOf(error, input, choices));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return { busy, refusal, create, forget: () => setRefusal(undefined) };
}

/** What is wrong with the whole; it is scrolled to, for it stands below a long form. */
function Failure({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: (() => void) | undefined }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div ref={line} role="alert" class="create-actions">
      <ui5-message-strip design="Negative" hideCloseButton>
        {problem.text}
      </ui5-message-strip>
      {onRetry && <ui5-button onui5-click={onRetry}>{texts("app", app).tryAgain}</ui5-button>}
    </div>
  );
}
