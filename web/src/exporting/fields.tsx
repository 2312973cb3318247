/** The fields of the dialog that exports: their labels, hints and what is wrong with them. */

import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/Option.js";
import "@ui5/webcomponents/dist/Select.js";
import type { ComponentChildren } from "preact";
import { en } from "../texts/exporting.en.js";
import { texts } from "../texts/texts.js";
import type { Choices, ExportedFile, Installation } from "./choices.js";
import type { Field, Problem } from "./problems.js";

export interface FormProperties {
  readonly file: ExportedFile;
  readonly installation: Installation;
  readonly choices: Choices;
  readonly problem: Problem | undefined;
  readonly onChange: (change: Partial<Choices>) => void;
  readonly onSubmit: () => void;
}

type ChoiceProperties<Value extends string> = FormProperties & {
  readonly field: Field;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly hint?: string | undefined;
  readonly onChoose: (value: Value) => void;
};

/** A field with a list to choose from. */
export function Choice<Value extends string>({ field, value, options, hint, problem, onChoose }: ChoiceProperties<Value>) {
  const wrong = problem?.field === field;
  return (
    <Labelled field={field} hint={hint}>
      <ui5-select
        id={`export-${field}`}
        accessibleName={texts("exporting", en).fields[field]}
        valueState={wrong ? "Negative" : "None"}
        onui5-change={({ detail }) => onChoose(detail.selectedOption.getAttribute("value") as Value)}
      >
        {options.map(([one, text]) => (
          <ui5-option key={one} value={one} selected={one === value}>
            {text}
          </ui5-option>
        ))}
        {wrong && <div slot="valueStateMessage">{problem.text}</div>}
      </ui5-select>
    </Labelled>
  );
}

type EntryProperties = FormProperties & {
  readonly field: "newAlias" | "password" | "newPassword" | "repeated";
  readonly secret?: boolean;
  readonly required?: boolean;
  readonly hint?: string | undefined;
};

/** A field to type in. */
export function Entry({ field, secret = false, required = false, hint, choices, problem, onChange, onSubmit }: EntryProperties) {
  const wrong = problem?.field === field;
  return (
    <Labelled field={field} required={required} hint={hint}>
      <ui5-input
        id={`export-${field}`}
        accessibleName={texts("exporting", en).fields[field]}
        type={secret ? "Password" : "Text"}
        required={required}
        value={choices[field] ?? ""}
        valueState={wrong ? "Negative" : "None"}
        onui5-input={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
        onKeyDown={({ key }) => key === "Enter" && onSubmit()}
      >
        {wrong && <div slot="valueStateMessage">{problem.text}</div>}
      </ui5-input>
    </Labelled>
  );
}

interface LabelledProperties {
  readonly field: Field;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}

function Labelled({ field, required = false, hint, children }: LabelledProperties) {
  return (
    <div class="field">
      <ui5-label for={`export-${field}`} required={required} showColon>
        {texts("exporting", en).fields[field]}
      </ui5-label>
      {children}
      {hint !== undefined && <p class="field-hint">{hint}</p>}
    </div>
  );
}
