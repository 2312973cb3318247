/** The dialog that creates a scope. */

import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/RadioButton.js";
import { useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { CreateScopeDocument, type CreateScopeInput, type CreateScopeMutation, type ScopeLevel } from "../api/generated/graphql.js";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { exactText } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/scopes.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { chooseScope, chosenScope } from "./chosen.js";
import { findScope, learnScopes, type Scope } from "./known.js";

const LEVELS: readonly ScopeLevel[] = ["SUBACCOUNT", "SERVICE_INSTANCE"];

/** Characters of a name, as the API says. */
const MAX_NAME_LENGTH = 200;

interface Form {
  readonly level: ScopeLevel;
  readonly subaccount: string;
  readonly serviceInstance: string;
  readonly displayName: string;
}

interface Problem {
  readonly field: string | undefined;
  readonly text: string;
}

/** The dialog; the new scope is chosen afterwards. */
export function CreateScopeDialog({ onClosed }: Closable) {
  const t = texts("scopes", en);
  const [open, setOpen] = useState(true);
  const [form, setForm] = useState<Form>(begin);
  const { busy, problem, create } = useCreation(form, () => setOpen(false));
  return (
    <DialogFrame
      title={t.createTitle}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClosed}
      initialFocus="scope-subaccount"
      actions={
        <ui5-button slot="endContent" design="Emphasized" loading={busy} onui5-click={() => void create()}>
          {t.createButton}
        </ui5-button>
      }
    >
      {problem && problem.field === undefined && <ProblemStrip text={problem.text} />}
      <p class="hint">{t.what}</p>
      <Fields form={form} problem={problem} onChange={(change) => setForm({ ...form, ...change })} onSubmit={() => void create()} />
    </DialogFrame>
  );
}

/** Creates; the focus is on the field with the problem where there is one. */
function useCreation(form: Form, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (problem?.field !== undefined) document.getElementById(`scope-${problem.field}`)?.focus();
  }, [problem]);
  const create = async () => {
    const found = check(form);
    setProblem(found);
    if (found || busy) return;
    setBusy(true);
    try {
      const scope = await save(form);
      onDone();
      toast(texts("scopes", en).created(exactText(scope.displayName)));
    } catch (error) {
      setProblem(explain(error));
    }
    setBusy(false);
  };
  return { busy, problem, create };
}

interface FieldsProperties {
  readonly form: Form;
  readonly problem: Problem | undefined;
  readonly onChange: (change: Partial<Form>) => void;
  readonly onSubmit: () => void;
}

function Fields(properties: FieldsProperties) {
  const { form } = properties;
  const isInstance = form.level === "SERVICE_INSTANCE";
  return (
    <>
      <LevelField {...properties} />
      <NameField {...properties} name="subaccount" required />
      {isInstance && <NameField {...properties} name="serviceInstance" required />}
      <NameField {...properties} name="displayName" placeholder={isInstance ? form.serviceInstance : form.subaccount} />
    </>
  );
}

function LevelField({ form, onChange }: FieldsProperties) {
  const t = texts("scopes", en);
  const w = texts("words", words);
  return (
    <div class="field" role="radiogroup" aria-labelledby="scope-level">
      <ui5-label id="scope-level" showColon>
        {t.level}
      </ui5-label>
      <div class="choices">
        {LEVELS.map((level) => (
          <ui5-radio-button
            key={level}
            name="scope-level"
            text={w.level[level]}
            checked={form.level === level}
            onui5-change={() => onChange({ level })}
          />
        ))}
      </div>
    </div>
  );
}

type NameProperties = FieldsProperties & {
  readonly name: "subaccount" | "serviceInstance" | "displayName";
  readonly required?: boolean;
  readonly placeholder?: string;
};

function NameField({ name, required = false, placeholder = "", form, problem, onChange, onSubmit }: NameProperties) {
  const wrong = problem?.field === name;
  return (
    <div class="field">
      <ui5-label for={`scope-${name}`} required={required} showColon>
        {texts("scopes", en)[name]}
      </ui5-label>
      <ui5-input
        id={`scope-${name}`}
        accessibleName={texts("scopes", en)[name]}
        value={form[name]}
        required={required}
        maxlength={MAX_NAME_LENGTH}
        placeholder={placeholder}
        valueState={wrong ? "Negative" : "None"}
        onui5-input={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
        onKeyDown={({ key }) => key === "Enter" && onSubmit()}
      >
        {wrong && <div slot="valueStateMessage">{problem.text}</div>}
      </ui5-input>
    </div>
  );
}

/** Returns the empty form; with the subaccount of the scope that is chosen, to which an instance may be added. */
function begin(): Form {
  const chosen = findScope(chosenScope() ?? "");
  return { level: chosen ? "SERVICE_INSTANCE" : "SUBACCOUNT", subaccount: chosen?.subaccount ?? "", serviceInstance: "", displayName: "" };
}

function check({ level, subaccount, serviceInstance }: Form): Problem | undefined {
  const t = texts("scopes", en);
  if (!subaccount.trim()) return { field: "subaccount", text: t.subaccountMissing };
  if (level === "SERVICE_INSTANCE" && !serviceInstance.trim()) return { field: "serviceInstance", text: t.serviceInstanceMissing };
  return undefined;
}

async function save({ level, subaccount, serviceInstance, displayName }: Form): Promise<Scope> {
  const input: CreateScopeInput = {
    level,
    subaccount: subaccount.trim(),
    serviceInstance: level === "SERVICE_INSTANCE" ? serviceInstance.trim() : null,
    displayName: displayName.trim() || null,
  };
  const { scope } = expectResult((await request(CreateScopeDocument, { input })).createScope, "CreateScopeSuccess");
  learnScopes([scope]);
  chooseScope(scope.id);
  return scope;
}

function explain(error: unknown): Problem {
  const t = texts("scopes", en);
  const result = error instanceof Refused ? (error.result as NonNullable<CreateScopeMutation["createScope"]>) : undefined;
  if (result?.__typename === "ScopeTakenError") return { field: undefined, text: t.taken };
  if (result?.__typename === "InvalidInputError") return { field: result.field, text: t.invalid };
  return { field: undefined, text: describeError(error) ?? "" };
}
