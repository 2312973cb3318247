/** The field for a key store or trust store: the scope's certificates, one to upload on the spot, its password, and what is wrong with it. */

import "@ui5/webcomponents/dist/ComboBox.js";
import "@ui5/webcomponents/dist/ComboBoxItem.js";
import "@ui5/webcomponents/dist/FormItem.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { type ReferenceFindingFragment, SuggestCertificatesDocument, type SuggestCertificatesQuery } from "../api/generated/graphql.js";
import { exactText } from "../app/exact.js";
import { lazy } from "../app/lazy.js";
import { formatDay } from "../app/time.js";
import { can } from "../app/viewer.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { type CERTIFICATE_FIELDS, type Draft, propertyOf, withValue } from "./draft.js";
import { referenceFindingText } from "./reference-finding.js";
import { SecretField } from "./SecretField.js";

const UploadDialog = lazy(() => import("./UploadDialog.js"), "UploadDialog");

/** Milliseconds without another key until certificates are looked for. */
const PAUSE = 250;

const DESIGNS = { ERROR: "Negative", WARNING: "Critical", INFO: "Information" } as const;

interface Properties {
  readonly draft: Draft;
  readonly field: (typeof CERTIFICATE_FIELDS)[number];
  readonly readonly: boolean;
  readonly findings: readonly ReferenceFindingFragment[];
  readonly error: string | undefined;
  readonly onChange: (draft: Draft) => void;
}

/** The form items of one reference. */
export function CertificateField({ draft, field, readonly, findings, error, onChange }: Properties) {
  const t = texts("destinations", en);
  const [uploading, setUploading] = useState(false);
  const label = t[field.role];
  const id = `configuration-${field.role}`;
  const value = propertyOf(draft, field.property)?.value ?? "";
  const set = (name: string) => onChange(withValue(draft, field.property, name || undefined));
  const wrong = findings.find(({ severity }) => severity === "ERROR");
  const problem = error ?? (wrong && referenceFindingText(wrong));
  const hasPassword = value !== "" || propertyOf(draft, field.password) !== undefined;
  return (
    <>
      <ui5-form-item accessibleMode="Edit">
        <ui5-label slot="labelContent" for={id} showColon>
          {label}
        </ui5-label>
        <div class="configuration-certificate">
          <CertificateInput id={id} label={label} scope={draft.scope} value={value} readonly={readonly} problem={problem} onChange={set} />
          {!readonly && draft.scope !== "" && can("CERTIFICATE_WRITE", draft.scope) && (
            <ui5-link accessibleName={`${t.upload}: ${label}`} onui5-click={() => setUploading(true)}>
              {t.upload}
            </ui5-link>
          )}
          {error !== undefined && <Problem design="Negative" text={error} />}
          {findings.map((finding) => (
            <Problem key={finding.kind} design={DESIGNS[finding.severity]} text={referenceFindingText(finding)} />
          ))}
        </div>
      </ui5-form-item>
      {hasPassword && (
        <ui5-form-item accessibleMode="Edit">
          <ui5-label slot="labelContent" for={`${id}-password`} showColon>
            {t.passwordOf(label)}
          </ui5-label>
          <SecretField
            id={`${id}-password`}
            label={t.passwordOf(label)}
            draft={draft}
            name={field.password}
            readonly={readonly}
            onChange={onChange}
          />
        </ui5-form-item>
      )}
      {uploading && (
        <UploadDialog
          scope={draft.scope}
          onClose={() => setUploading(false)}
          onUploaded={({ name, password }) => {
            const named = withValue(draft, field.property, name);
            onChange(password === "" ? named : withValue(named, field.password, password));
          }}
        />
      )}
    </>
  );
}

function Problem({ design, text }: { readonly design: "Negative" | "Critical" | "Information"; readonly text: string }) {
  return (
    <ui5-message-strip design={design} hideCloseButton>
      {text}
    </ui5-message-strip>
  );
}

interface InputProperties {
  readonly id: string;
  readonly label: string;
  readonly scope: string;
  readonly value: string;
  readonly readonly: boolean;
  readonly problem: string | undefined;
  readonly onChange: (name: string) => void;
}

type Suggestion = SuggestCertificatesQuery["certificates"]["nodes"][number];

function CertificateInput({ id, label, scope, value, readonly, problem, onChange }: InputProperties) {
  const w = texts("words", words);
  const [typed, setTyped] = useState("");
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (scope === "" || readonly) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      request(SuggestCertificatesDocument, { scope, search: typed || null }, { signal: asked.signal }).then(
        ({ certificates }) => setSuggestions(certificates.nodes),
        () => setSuggestions([]), // a name can be typed all the same
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [scope, typed, readonly]);
  return (
    <ui5-combobox
      id={id}
      accessibleName={label}
      readonly={readonly}
      filter="None"
      noTypeahead
      showClearIcon
      value={value}
      valueState={problem === undefined ? "None" : "Negative"}
      onui5-input={({ target }) => {
        setTyped(target.value);
        onChange(target.value);
      }}
      onui5-change={({ target }) => onChange(target.value)}
    >
      {suggestions.map(({ id: certificate, name, status, notAfter }) => (
        <ui5-cb-item
          key={certificate}
          text={name}
          additionalText={exactText(notAfter ? `${w.status[status]}, ${formatDay(notAfter)}` : w.status[status])}
        />
      ))}
      {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
    </ui5-combobox>
  );
}
