/** The properties that have no field of their own. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { exactText } from "../app/exact.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { type Draft, type DraftProperty, newKey, otherProperties, withProperty } from "./draft.js";
import type { FieldError } from "./field-error.js";
import { SecretField } from "./SecretField.js";

/** How names of secret properties end, as the service judges them when it stores them; here it only hides what is typed. */
const SECRET = /(password|passwd|pwd|passphrase|secret|key|token|authorization|cookie)[\d_-]*$/i;

interface Properties {
  readonly draft: Draft;
  readonly error: FieldError | undefined;
  readonly readonly: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** A row of name and value for each, and a button for another one. */
export function PropertyRows({ draft, error, readonly, onChange }: Properties) {
  const t = texts("destinations", en);
  const rows = otherProperties(draft);
  const add = () => onChange({ ...draft, properties: [...draft.properties, { key: newKey(), name: "", value: "", kept: false }] });
  return (
    <section class="configuration-properties">
      <ui5-title level="H3" size="H5">
        {t.otherProperties}
      </ui5-title>
      {rows.map((property) => (
        <PropertyRow
          key={property.key}
          draft={draft}
          property={property}
          readonly={readonly}
          problem={error?.field === property.name && property.name !== "" ? error.message : undefined}
          onChange={onChange}
        />
      ))}
      {!readonly && (
        <ui5-button design="Transparent" icon="add" onui5-click={add}>
          {t.addProperty}
        </ui5-button>
      )}
    </section>
  );
}

interface RowProperties {
  readonly draft: Draft;
  readonly property: DraftProperty;
  readonly readonly: boolean;
  readonly problem: string | undefined;
  readonly onChange: (draft: Draft) => void;
}

function PropertyRow({ draft, property, readonly, problem, onChange }: RowProperties) {
  const t = texts("destinations", en);
  const change = (changed: Partial<DraftProperty>) => onChange(withProperty(draft, property.key, { ...property, ...changed }));
  const name = exactText(property.name);
  return (
    <div class="configuration-property">
      <ui5-input
        accessibleName={t.propertyName}
        placeholder={t.propertyName}
        readonly={readonly || property.kept}
        value={property.name}
        valueState={problem ? "Negative" : "None"}
        onui5-input={({ target }) => change({ name: target.value })}
      >
        {problem && <div slot="valueStateMessage">{problem}</div>}
      </ui5-input>
      {property.kept ? (
        <SecretField
          id={`property-${property.key}`}
          label={t.valueOf(name)}
          draft={draft}
          name={property.name}
          readonly={readonly}
          onChange={onChange}
        />
      ) : (
        <ui5-input
          accessibleName={t.valueOf(name)}
          placeholder={t.propertyValue}
          type={SECRET.test(property.name) ? "Password" : "Text"}
          readonly={readonly}
          value={property.value}
          onui5-input={({ target }) => change({ value: target.value })}
        />
      )}
      {!readonly && !property.kept && (
        <ui5-button
          design="Transparent"
          icon="delete"
          tooltip={t.removeProperty(name)}
          accessibleName={t.removeProperty(name)}
          onui5-click={() => onChange(withProperty(draft, property.key, undefined))}
        />
      )}
    </div>
  );
}
