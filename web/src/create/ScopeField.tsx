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

/** Returns the scope, where there is but one to choose. */
export function onlyScope(): string | undefined {
  const [first, ...others] = writableScopes();
  return others.length === 0 ? first?.id : undefined;
}

/** Returns why the user may create nothing in a scope, or without one in any; undefined if the user may. */
export function findRefusal(scope: string | undefined): string | undefined {
  const t = texts("create", en);
  if (scope === undefined) return writableScopes().length === 0 ? t.noScope : undefined;
  return can("CERTIFICATE_WRITE", scope) ? undefined : t.notAllowed;
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
        accessibleName={t.scope}
        required
        valueState={problem === undefined ? "None" : "Negative"}
        onui5-change={({ detail }) => onChange(detail.selectedOption.value ?? "")}
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
