/** The fields that nearly every destination has. */

import "@ui5/webcomponents/dist/ComboBox.js";
import "@ui5/webcomponents/dist/ComboBoxItem.js";
import "@ui5/webcomponents/dist/FormGroup.js";
import "@ui5/webcomponents/dist/FormItem.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/Option.js";
import "@ui5/webcomponents/dist/Select.js";
import type { DestinationType } from "../api/generated/graphql.js";
import { exactText } from "../app/exact.js";
import { can, knownScopes } from "../app/viewer.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { type Draft, propertyOf, withValue } from "./draft.js";
import type { FieldError } from "./field-error.js";

const TYPES: readonly DestinationType[] = ["HTTP", "RFC", "LDAP", "MAIL", "TCP"];

/** What clients of the Destination service know; other values can be typed. */
const KNOWN = {
  Authentication: [
    "NoAuthentication",
    "BasicAuthentication",
    "ClientCertificateAuthentication",
    "OAuth2ClientCredentials",
    "OAuth2UserTokenExchange",
    "OAuth2JWTBearer",
    "OAuth2SAMLBearerAssertion",
    "OAuth2Password",
    "OAuth2AuthorizationCode",
    "OAuth2RefreshToken",
    "OAuth2TokenExchange",
    "OAuth2TechnicalUserPropagation",
    "PrincipalPropagation",
    "SAMLAssertion",
  ],
  ProxyType: ["Internet", "OnPremise", "PrivateLink"],
} as const;

interface Properties {
  readonly draft: Draft;
  readonly error: FieldError | undefined;
  readonly readonly: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** Scope and name of a new one, type, address and the way to sign in. */
export function MainFields({ draft, error, readonly, onChange }: Properties) {
  const t = texts("destinations", en);
  const problem = (field: string) => (error?.field === field ? error.message : undefined);
  const isNew = draft.id === undefined;
  const isWeb = draft.kind === "fragments" || draft.type === "HTTP";
  const field = { draft, readonly, onChange };
  return (
    <ui5-form-group headerText={t.main}>
      {isNew && <ScopeField draft={draft} onChange={onChange} />}
      {isNew && (
        <ui5-form-item accessibleMode="Edit">
          <ui5-label slot="labelContent" for="configuration-name" required showColon>
            {t.name}
          </ui5-label>
          <ui5-input
            id="configuration-name"
            accessibleName={t.name}
            required
            placeholder={t.nameHint}
            value={draft.name}
            valueState={problem("name") ? "Negative" : "None"}
            onui5-input={({ target }) => onChange({ ...draft, name: target.value })}
          >
            {problem("name") && <div slot="valueStateMessage">{problem("name")}</div>}
          </ui5-input>
        </ui5-form-item>
      )}
      {draft.kind === "destinations" && (
        <ui5-form-item accessibleMode="Edit">
          <ui5-label slot="labelContent" for="configuration-type" showColon>
            {t.type}
          </ui5-label>
          <ui5-select
            id="configuration-type"
            accessibleName={t.type}
            readonly={readonly}
            onui5-change={({ detail }) => onChange({ ...draft, type: detail.selectedOption.value as DestinationType })}
          >
            {TYPES.map((type) => (
              <ui5-option key={type} value={type} selected={type === draft.type}>
                {t.types[type]}
              </ui5-option>
            ))}
          </ui5-select>
        </ui5-form-item>
      )}
      <TextField {...field} name="Description" label={t.description} problem={problem("Description")} />
      {isWeb && <TextField {...field} name="URL" label={t.url} problem={problem("URL")} />}
      {isWeb && <KnownField {...field} name="ProxyType" label={t.proxyType} problem={problem("ProxyType")} />}
      {isWeb && <KnownField {...field} name="Authentication" label={t.authentication} problem={problem("Authentication")} />}
    </ui5-form-group>
  );
}

interface FieldProperties<Name> {
  readonly draft: Draft;
  readonly readonly: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly name: Name;
  readonly label: string;
  readonly problem: string | undefined;
}

function TextField({ draft, readonly, onChange, name, label, problem }: FieldProperties<string>) {
  const id = `configuration-${name}`;
  return (
    <ui5-form-item accessibleMode="Edit">
      <ui5-label slot="labelContent" for={id} showColon>
        {label}
      </ui5-label>
      <ui5-input
        id={id}
        accessibleName={label}
        readonly={readonly}
        value={propertyOf(draft, name)?.value ?? ""}
        valueState={problem ? "Negative" : "None"}
        onui5-input={({ target }) => onChange(withValue(draft, name, target.value || undefined))}
      >
        {problem && <div slot="valueStateMessage">{problem}</div>}
      </ui5-input>
    </ui5-form-item>
  );
}

function KnownField({ draft, readonly, onChange, name, label, problem }: FieldProperties<keyof typeof KNOWN>) {
  const id = `configuration-${name}`;
  return (
    <ui5-form-item accessibleMode="Edit">
      <ui5-label slot="labelContent" for={id} showColon>
        {label}
      </ui5-label>
      <ui5-combobox
        id={id}
        accessibleName={label}
        readonly={readonly}
        filter="Contains"
        noTypeahead
        value={propertyOf(draft, name)?.value ?? ""}
        valueState={problem ? "Negative" : "None"}
        onui5-input={({ target }) => onChange(withValue(draft, name, target.value || undefined))}
        onui5-change={({ target }) => onChange(withValue(draft, name, target.value || undefined))}
      >
        {KNOWN[name].map((value) => (
          <ui5-cb-item key={value} text={value} />
        ))}
        {problem && <div slot="valueStateMessage">{problem}</div>}
      </ui5-combobox>
    </ui5-form-item>
  );
}

function ScopeField({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const t = texts("destinations", en);
  const scopes = [...knownScopes.value.values()].filter(({ id }) => can("DESTINATION_WRITE", id));
  return (
    <ui5-form-item accessibleMode="Edit">
      <ui5-label slot="labelContent" for="configuration-scope" required showColon>
        {t.scope}
      </ui5-label>
      <ui5-select
        id="configuration-scope"
        accessibleName={t.scope}
        onui5-change={({ detail }) => onChange({ ...draft, scope: detail.selectedOption.value ?? "" })}
      >
        {draft.scope === "" && (
          <ui5-option value="" selected>
            {t.chooseScope}
          </ui5-option>
        )}
        {scopes.map(({ id, displayName }) => (
          <ui5-option key={id} value={id} selected={id === draft.scope}>
            {exactText(displayName)}
          </ui5-option>
        ))}
      </ui5-select>
    </ui5-form-item>
  );
}
