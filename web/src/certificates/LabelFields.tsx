/** The fields for a label to filter by, which offer the labels in use. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/ComboBox.js";
import "@ui5/webcomponents/dist/ComboBoxItem.js";
import { useState } from "preact/hooks";
import { CompleteLabelsDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { address } from "../app/address.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";
import type { LabelValue } from "./filters.js";

/** A key and a value, and a button that adds them. */
export function LabelFields({ onAdd }: { readonly onAdd: (label: LabelValue) => void }) {
  const t = texts("certificates", en);
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const keys = useLabels({ key: null, prefix: key }).map((label) => label.key);
  const values = useLabels(keys.includes(key) ? { key, prefix: value } : null)[0]?.values ?? [];
  const add = () => {
    onAdd({ key, value: value === "" ? undefined : value });
    setKey("");
    setValue("");
  };
  return (
    <div class="label-fields">
      <Field name={t.labelKey} value={key} choices={keys} onChange={setKey} />
      <Field name={t.labelValue} value={value} choices={values} onChange={setValue} />
      <ui5-button disabled={key === ""} onui5-click={add}>
        {t.addLabel}
      </ui5-button>
    </div>
  );
}

interface FieldProperties {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly onChange: (text: string) => void;
}

function Field({ name, value, choices, onChange }: FieldProperties) {
  return (
    <ui5-combobox
      value={value}
      placeholder={name}
      accessibleName={name}
      filter="StartsWith"
      onui5-input={({ target }) => onChange(target.value)}
      onui5-change={({ target }) => onChange(target.value)}
    >
      {choices.map((choice) => (
        <ui5-cb-item key={choice} text={choice} />
      ))}
    </ui5-combobox>
  );
}

/** Returns the labels in use in the scope of the address, or in the whole tenant. */
function useLabels(wanted: { readonly key: string | null; readonly prefix: string } | null) {
  const scope = address.value.parameters.get("scope") ?? "";
  const { data } = useQuery(
    CompleteLabelsDocument,
    wanted && { scope, inScope: scope !== "", key: wanted.key, prefix: wanted.prefix || null },
  );
  return (data?.scope?.labelsInUse ?? data?.labelsInUse)?.labels ?? [];
}
