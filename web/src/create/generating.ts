/** What a form is made of that has a certificate generated: what is entered, what is wrong with it, and the way to Create. */

import { useEffect, useRef, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { GenerateCertificateDocument, type GenerateCertificateInput } from "../api/generated/graphql.js";
import { go } from "../app/address.js";
import { exactText } from "../app/exact.js";
import { useLeaveQuestion } from "../app/leaving.js";
import { toast } from "../app/messages.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { emptyForm, fieldOf, type GenerateForm, problemsOf, readInput } from "./generate-form.js";
import { keepKey } from "./idempotency.js";
import { usePreview } from "./preview.js";
import { type Choices, type Problem, problemOf } from "./refusal-text.js";
import { onlyScope } from "./ScopeField.js";
import { formatNumber } from "../app/number.js";

/** The ids of the controls, by the fields that problems are about; the first one with a problem gets the focus. */
const CONTROLS: Readonly<Record<string, string>> = {
  scope: "create-scope",
  name: "create-name",
  commonName: "create-common-name",
  validity: "create-validity",
  password: "create-password",
  csr: "create-csr",
};

/** Keeps what is entered. `scope` is that of the address; undefined where all are shown. */
export function useGenerating(choices: Choices, scope: string | undefined) {
  const [form, setForm] = useState(() => emptyForm(choices, scope ?? onlyScope()));
  const [tried, setTried] = useState(false);
  const [changed, setChanged] = useState(false);
  const { busy, refusal, create, forget } = useCreate(choices);
  const { plan, problem: foreseen } = usePreview(readInput(form, choices), choices);
  const leave = useLeaveQuestion(changed);
  const problems = [...(tried ? problemsOf(form, choices) : []), ...[refusal ?? foreseen].filter((one) => one !== undefined)];

  function change(part: Partial<GenerateForm>): void {
    setForm((present) => ({ ...present, ...part }));
    if (Object.keys(part).some((name) => name !== "scope")) setChanged(true);
    forget();
  }

  useEffect(() => {
    if (scope !== undefined) change({ scope });
  }, [scope]);

  async function tryCreate(): Promise<void> {
    setTried(true);
    focusFirst([...problemsOf(form, choices), ...(foreseen ? [foreseen] : [])]);
    const input = readInput(form, choices);
    const certificate = input && (await create(input));
    if (!certificate) return;
    leave(() => go(["certificates", certificate.id], {}, { replace: true }));
    toast(texts("create", en).createdName(exactText(certificate.name)));
  }

  return { form, change, plan, problems, retry: refusal && !busy ? tryCreate : undefined, busy, tryCreate, leave };
}

/** Returns what is wrong with a field. */
export function textOfField(field: string, problems: readonly Problem[], form: GenerateForm, choices: Choices): string | undefined {
  const { refused } = texts("create", en);
  const found = problems.find((one) => fieldOf(one) === field);
  const isFromName = found?.code === "CN_INVALID" && form.commonName.trim() === "";
  return isFromName ? refused.CN_FROM_NAME(formatNumber(choices.limits.commonNameLength)) : found?.text;
}

/** Returns the problems that no field shows. */
export function problemsOfNoField(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((one) => !((fieldOf(one) ?? "") in CONTROLS) && one.text !== "");
}

function focusFirst([first]: readonly Problem[]): void {
  const control = first && CONTROLS[fieldOf(first) ?? ""];
  if (control !== undefined) document.getElementById(control)?.focus();
}

/** Asks for the certificate; another try with the same input creates no second one. */
function useCreate(choices: Choices) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Problem | undefined>(undefined);
  const keyOf = useRef(keepKey());
  const shown = useRef(true);
  useEffect(() => () => void (shown.current = false), []);

  async function create(input: GenerateCertificateInput) {
    setBusy(true);
    setRefusal(undefined);
    try {
      const idempotencyKey = keyOf.current(input);
      const { generateCertificate } = await request(GenerateCertificateDocument, { input: { ...input, idempotencyKey } });
      const { certificate } = expectResult(generateCertificate, "GenerateCertificateSuccess");
      return shown.current ? certificate : undefined; // who went on to something else is not called back
    } catch (error) {
      setRefusal(problemOf(error, input, choices));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return { busy, refusal, create, forget: () => setRefusal(undefined) };
}
