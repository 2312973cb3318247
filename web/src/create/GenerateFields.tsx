/** The fields of a certificate that is to be generated, in the order of the original. */

import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Option.js";
import "@ui5/webcomponents/dist/Select.js";
import type { GeneratedFileType, KeyAlgorithm, TimeUnit } from "../api/generated/graphql.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { CsrField } from "./CsrField.js";
import { Field } from "./Field.js";
import { fileName, followName, type GenerateForm, readValidity, takesPassword, typeOf, typesOf } from "./generate-form.js";
import { PasswordField } from "./PasswordField.js";
import type { Choices } from "./refusal-text.js";
import { RenewalField } from "./RenewalField.js";
import { formatNumber } from "../app/number.js";

interface Properties {
  readonly form: GenerateForm;
  readonly choices: Choices;
  /** Returns what is wrong with a field. */
  readonly problem: (field: string) => string | undefined;
  readonly onChange: (change: Partial<GenerateForm>) => void;
}

/** All of them. */
export function GenerateFields(properties: Properties) {
  const { form, choices, problem, onChange } = properties;
  return (
    <>
      <NamingFields {...properties} />
      <ValidityField {...properties} problem={problem("validity")} />
      <KeyFields {...properties} />
      <RenewalField
        value={form.automaticRenewal}
        thresholds={choices.renewalThresholds}
        validity={readValidity(form)}
        unit={form.unit}
        onChange={(automaticRenewal) => onChange({ automaticRenewal })}
      />
      <CsrField
        value={form.csr}
        choices={choices}
        taken={typeOf(form, choices)?.takesCsr ?? false}
        problem={problem("csr")}
        onChange={(csr) => onChange({ csr })}
      />
    </>
  );
}

function NamingFields({ form, choices, problem, onChange }: Properties) {
  const t = texts("create", en);
  return (
    <>
      <TextField
        id="create-name"
        label={t.name}
        hint={t.nameHint}
        required
        value={form.name}
        maxLength={choices.limits.nameLength}
        problem={problem("name")}
        onInput={(name) => onChange({ name })}
        onChange={(name) => onChange(followName({ ...form, name }, choices))}
      />
      <Field id="create-service" label={t.service}>
        <ui5-input id="create-service" accessibleName={t.service} readonly value={choices.generationService} />
      </Field>
      <Choice<GeneratedFileType>
        id="create-type"
        label={t.type}
        hint={typeOf(form, choices)?.holdsPrivateKey === false && !form.csr ? t.typeWithoutKey : undefined}
        value={form.type}
        options={typesOf(choices, form.csr).map((one) => [one.type, one.type])}
        onChange={(type) => onChange({ type })}
      />
      <TextField
        id="create-common-name"
        label={t.commonName}
        hint={t.commonNameHint}
        value={form.commonName}
        placeholder={form.name.trim() === "" ? "" : fileName(form)}
        maxLength={choices.limits.commonNameLength}
        problem={problem("commonName")}
        onInput={(commonName) => onChange({ commonName })}
      />
    </>
  );
}

/** The key and its password; with a request both are its owner's. */
function KeyFields({ form, choices, problem, onChange }: Properties) {
  const t = texts("create", en);
  return (
    <>
      {takesPassword(form, choices) && (
        <PasswordField
          id="create-password"
          label={t.password}
          hint={form.automaticRenewal && form.password !== "" ? `${t.passwordHint} ${t.passwordKept}` : t.passwordHint}
          value={form.password}
          maxLength={choices.limits.passwordLength}
          problem={problem("password")}
          onInput={(password) => onChange({ password })}
        />
      )}
      {!form.csr && !choices.needsCsr && (
        <Choice<KeyAlgorithm>
          id="create-key"
          label={t.keyAlgorithm}
          value={form.keyAlgorithm}
          options={choices.keyAlgorithms.map((one) => [one, t.keyAlgorithms[one]])}
          onChange={(keyAlgorithm) => onChange({ keyAlgorithm })}
        />
      )}
    </>
  );
}

function ValidityField({ form, choices, problem, onChange }: Omit<Properties, "problem"> & { readonly problem: string | undefined }) {
  const t = texts("create", en);
  const { unit: units } = texts("words", words);
  return (
    <Field id="create-validity" label={t.validity} hint={t.validityHint(formatNumber(choices.limits.validityDays))}>
      <div class="create-pair">
        <ui5-input
          id="create-validity"
          type="Number"
          value={form.validity}
          accessibleName={t.validity}
          valueState={problem === undefined ? "None" : "Negative"}
          onui5-input={({ target }) => onChange({ validity: target.value })}
        >
          {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
        </ui5-input>
        <Options<TimeUnit>
          name={t.validityUnit}
          value={form.unit}
          options={(["DAYS", "MONTHS", "YEARS"] as const).map((one) => [one, units[one]])}
          onChange={(unit) => onChange({ unit })}
        />
      </div>
    </Field>
  );
}

interface TextProperties {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly required?: boolean;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly problem: string | undefined;
  readonly onInput: (value: string) => void;
  readonly onChange?: (value: string) => void;
}

function TextField({ id, label, hint, required = false, value, placeholder, maxLength, problem, onInput, onChange }: TextProperties) {
  return (
    <Field id={id} label={label} hint={hint} required={required}>
      <ui5-input
        id={id}
        accessibleName={label}
        value={value}
        required={required}
        placeholder={placeholder ?? ""}
        maxlength={maxLength}
        accessibleDescription={hint}
        valueState={problem === undefined ? "None" : "Negative"}
        onui5-input={({ target }) => onInput(target.value)}
        onui5-change={({ target }) => onChange?.(target.value)}
      >
        {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
      </ui5-input>
    </Field>
  );
}

interface OptionsProperties<Value extends string> {
  readonly id?: string;
  readonly name?: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({
  label,
  hint,
  ...options
}: OptionsProperties<Value> & { readonly id: string; readonly label: string; readonly hint?: string | undefined }) {
  return (
    <Field id={options.id} label={label} hint={hint}>
      <Options {...options} />
    </Field>
  );
}

function Options<Value extends string>({ id, name, value, options, onChange }: OptionsProperties<Value>) {
  return (
    <ui5-select id={id} accessibleName={name} value={value} onui5-change={({ detail }) => onChange(detail.selectedOption.value as Value)}>
      {options.map(([option, text]) => (
        <ui5-option key={option} value={option} selected={option === value}>
          {text}
        </ui5-option>
      ))}
    </ui5-select>
  );
}
