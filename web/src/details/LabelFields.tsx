/** Fields for labels: a key and its values in each row, completed by those that are in use. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/MultiInput.js";
import "@ui5/webcomponents/dist/SuggestionItem.js";
import "@ui5/webcomponents/dist/Token.js";
import "@ui5/webcomponents/dist/features/InputSuggestions.js";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";

export interface Label {
  readonly key: string;
  readonly values: readonly string[];
}

interface Limits {
  readonly labels: number;
  readonly labelValues: number;
  readonly labelLength: number;
}

interface Properties {
  readonly labels: readonly Label[];
  readonly onChange: (labels: readonly Label[]) => void;
  readonly inUse: readonly Label[];
  /** Undefined while they are not known. */
  readonly limits: Limits | undefined;
}

/** The rows, with a button for one more; the focus is in the first when they appear, and in a new one when it is added. */
export function LabelFields({ labels, onChange, inUse, limits }: Properties) {
  const t = texts("details", en);
  const fields = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  useEffect(() => fields.current?.querySelectorAll<HTMLElement>(".label-key")[focused]?.focus(), [focused]);
  const set = (index: number, label: Label) => onChange(labels.with(index, label));
  const remove = (index: number) => {
    onChange(labels.toSpliced(index, 1));
    setFocused(-1);
  };
  const add = () => {
    onChange([...labels, { key: "", values: [] }]);
    setFocused(labels.length);
  };
  return (
    <div ref={fields}>
      {labels.map((label, index) => (
        <Row
          key={index}
          label={label}
          number={index + 1}
          isRepeated={label.key !== "" && labels.findIndex(({ key }) => key === label.key) < index}
          inUse={inUse}
          limits={limits}
          onChange={(changed) => set(index, changed)}
          onRemove={() => remove(index)}
        />
      ))}
      {(limits === undefined || labels.length < limits.labels) && (
        <ui5-button design="Transparent" icon="add" onui5-click={add}>
          {t.addLabel}
        </ui5-button>
      )}
    </div>
  );
}

interface RowProperties {
  readonly label: Label;
  readonly number: number;
  readonly isRepeated: boolean;
  readonly inUse: readonly Label[];
  readonly limits: Limits | undefined;
  readonly onChange: (label: Label) => void;
  readonly onRemove: () => void;
}

function Row({ label, number, isRepeated, inUse, limits, onChange, onRemove }: RowProperties) {
  const t = texts("details", en);
  return (
    <div class="label-row">
      <ui5-input
        class="label-key"
        value={label.key}
        placeholder={t.labelKey}
        accessibleName={t.labelKeyOf(number)}
        showSuggestions
        noTypeahead
        maxlength={limits?.labelLength}
        valueState={isRepeated ? "Negative" : "None"}
        onui5-input={({ target }) => onChange({ ...label, key: target.value })}
        onui5-change={({ target }) => onChange({ ...label, key: target.value })}
      >
        {isRepeated && <div slot="valueStateMessage">{t.keyRepeated}</div>}
        {inUse.map(({ key }) => (
          <ui5-suggestion-item key={key} text={key} />
        ))}
      </ui5-input>
      <Values label={label} number={number} inUse={inUse} limits={limits} onChange={onChange} />
      <ui5-button
        design="Transparent"
        icon="delete"
        tooltip={t.removeLabel(number)}
        accessibleName={t.removeLabel(number)}
        onui5-click={onRemove}
      />
    </div>
  );
}

/** Each value is a token; Enter or leaving the field makes one of what is typed. */
function Values({ label, number, inUse, limits, onChange }: Omit<RowProperties, "isRepeated" | "onRemove">) {
  const t = texts("details", en);
  const choices = (inUse.find(({ key }) => key === label.key)?.values ?? []).filter((value) => !label.values.includes(value));
  const isFull = limits !== undefined && label.values.length >= limits.labelValues;
  const take = (field: { value: string }) => {
    const value = field.value;
    if (value === "" || isFull) return;
    field.value = "";
    if (!label.values.includes(value)) onChange({ ...label, values: [...label.values, value] });
  };
  return (
    <ui5-multi-input
      class="label-values"
      placeholder={t.labelValues}
      accessibleName={t.labelValuesOf(number)}
      showSuggestions
      noTypeahead
      maxlength={limits?.labelLength}
      onui5-change={({ target }) => take(target)}
      onui5-token-delete={({ detail }) => {
        const gone = new Set(detail.tokens.map(({ text }) => text));
        onChange({ ...label, values: label.values.filter((value) => !gone.has(value)) });
      }}
    >
      {label.values.map((value) => (
        <ui5-token key={value} slot="tokens" text={value} />
      ))}
      {choices.map((value) => (
        <ui5-suggestion-item key={value} text={value} />
      ))}
    </ui5-multi-input>
  );
}
