/** The scope in which something is created, where the page shows all scopes. */

import "@ui5/webcomponents/dist/Option.js";
import "@ui5/webcomponents/dist/Select.js";
import { exactText } from "../app/exact.js";
import { can, type KnownScope, knownScopes } from "../app/viewer.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Field } from "./Field.js";

/** Returns the scopes in which the user may create certificates, by name. */
export function writableScopes(): readonly KnownScope[] {
  const scopes = [...knownScopes.value.values()].filter(({ id }) => can("CERTIFICATE_WRITE", id));
  return scopes.toSorted((one, other) => one.displayName.localeCompare(other.displayName));
}

interface Properties {
  readonly value: string | undefined;
  readonly problem?: string | undefined;
  readonly onChange: (scope: string) => void;
}

/** The choice. */
export function ScopeField({ value, problem, onChange }: Properties) {
  const t = texts("create", en);
  return (
    <Field id="create-scope" label={t.scope} required>
      <ui5-select
        id="create-scope"
        required
        valueState={problem === undefined ? "None" : "Negative"}
        onui5-change={({ detail }) => onChange((detail.selectedOption as HTMLElement & { value: string }).value)}
      >
        {value === undefined && (
          <ui5-option value="" selected>
            {t.chooseScope}
          </ui5-option>
        )}
        {writableScopes().map(({ id, displayName }) => (
          <ui5-option key={id} value={id} selected={id === value}>
            {exactText(displayName)}
          </ui5-option>
        ))}
        {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
      </ui5-select>
    </Field>
  );
}
