/** Labels to be given: a key each, and its values. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/MultiInput.js";
import "@ui5/webcomponents/dist/Token.js";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { useEffect, useRef } from "preact/hooks";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Field } from "./Field.js";
import { type LabelRow, newRow, problemOfRow } from "./label-rows.js";
import type { Choices } from "./refusal-text.js";
import { Section } from "./Section.js";

interface Properties {
  readonly rows: readonly LabelRow[];
  readonly limits: Choices["limits"];
  readonly hint: string;
  readonly onChange: (rows: readonly LabelRow[]) => void;
}

/** The labels; nothing is sent from here. */
export function LabelFields({ rows, limits, hint, onChange }: Properties) {
  const t = texts("create", en);
  const fresh = useRef<number | undefined>(undefined);
  const change = (row: LabelRow) => onChange(rows.map((one) => (one.id === row.id ? row : one)));
  const add = () => {
    const row = newRow();
    fresh.current = row.id;
    onChange([...rows, row]);
  };
  useEffect(() => {
    if (fresh.current !== undefined) document.getElementById(`label-key-${fresh.current}`)?.focus();
    fresh.current = undefined;
  }, [rows.length]);
  return (
    <Section title={t.labels}>
      <div class="create-hint">{hint}</div>
      {rows.map((row) => (
        <LabelFieldRow
          key={row.id}
          row={row}
          problem={problemOfRow(row, rows)}
          limits={limits}
          onChange={change}
          onRemove={() => onChange(rows.filter((one) => one.id !== row.id))}
        />
      ))}
      <div>
        <ui5-button icon="add" disabled={rows.length >= limits.labels} onui5-click={add}>
          {t.addLabel}
        </ui5-button>
      </div>
    </Section>
  );
}

interface RowProperties {
  readonly row: LabelRow;
  readonly problem: string | undefined;
  readonly limits: Choices["limits"];
  readonly onChange: (row: LabelRow) => void;
  readonly onRemove: () => void;
}

function LabelFieldRow({ row, problem, limits, onChange, onRemove }: RowProperties) {
  const t = texts("create", en);
  const { id, key, values } = row;
  const addValue = (input: { value: string }) => {
    const value = input.value.trim();
    input.value = "";
    if (value && !values.includes(value) && values.length < limits.labelValues) onChange({ ...row, values: [...values, value] });
  };
  return (
    <div class="create-label">
      <Field id={`label-key-${id}`} label={t.labelKey}>
        <ui5-input
          id={`label-key-${id}`}
          accessibleName={t.labelKey}
          value={key}
          maxlength={limits.labelLength}
          valueState={problem === undefined ? "None" : "Negative"}
          onui5-input={({ target }) => onChange({ ...row, key: target.value })}
        >
          {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
        </ui5-input>
      </Field>
      <Field id={`label-values-${id}`} label={t.labelValues}>
        <ui5-multi-input
          id={`label-values-${id}`}
          accessibleName={t.labelValues}
          maxlength={limits.labelLength}
          placeholder={values.length === 0 ? t.labelValuesHint : ""}
          onui5-change={({ target }) => addValue(target)}
          onui5-token-delete={({ detail }) => {
            const gone = new Set(detail.tokens.map((token) => token.text));
            onChange({ ...row, values: values.filter((value) => !gone.has(value)) });
          }}
        >
          {values.map((value) => (
            <ui5-token key={value} slot="tokens" text={value} />
          ))}
        </ui5-multi-input>
      </Field>
      <ui5-button
        class="create-label-remove"
        icon="delete"
        design="Transparent"
        accessibleName={t.removeLabel(key)}
        tooltip={t.removeLabel(key)}
        onui5-click={onRemove}
      />
    </div>
  );
}
