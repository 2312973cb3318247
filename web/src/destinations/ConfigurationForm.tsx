/** The form of a destination or fragment. */

import "./destinations.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Form.js";
import "@ui5/webcomponents/dist/FormGroup.js";
import "@ui5/webcomponents/dist/FormItem.js";
import { useState } from "preact/hooks";
import type { ReferenceFindingFragment } from "../api/generated/graphql.js";
import { go } from "../app/address.js";
import { Column } from "../app/Column.js";
import { exactText } from "../app/exact.js";
import { useLeaveQuestion } from "../app/leaving.js";
import { toast } from "../app/messages.js";
import { can } from "../app/viewer.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { CertificateField } from "./CertificateField.js";
import { changes } from "./changes.js";
import { DeleteDialog } from "./DeleteDialog.js";
import { CERTIFICATE_FIELDS, type Draft, propertyOf } from "./draft.js";
import { fieldError, type FieldError } from "./field-error.js";
import { MainFields } from "./MainFields.js";
import { PropertyRows } from "./PropertyRows.js";
import { storeDraft } from "./store.js";
import { useFindings } from "./try.js";

interface Properties {
  readonly begin: Draft;
  /** What is known of the stored one's references. */
  readonly findings: readonly ReferenceFindingFragment[];
  /** Reads the stored one again: only its new version can be saved the next time. */
  readonly onSaved?: () => Promise<void>;
}

/** The form with its column; `begin` is what it starts with. */
export function ConfigurationForm({ begin, findings, onSaved }: Properties) {
  const t = texts("destinations", en);
  const [draft, setDraft] = useState(begin);
  const [error, setError] = useState<FieldError>();
  const [saving, setSaving] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const found = useFindings(draft, draft === begin, findings);
  const writable = can("DESTINATION_WRITE", draft.scope || undefined);
  const leave = useLeaveQuestion(draft !== begin);
  const close = () => go([draft.kind]);

  const change = (changed: Draft) => {
    setError(undefined);
    setDraft(changed);
  };
  const save = async () => {
    setSaving(true);
    try {
      const id = await storeDraft(draft);
      toast(draft.id === undefined ? t.created(draft.name) : t.saved(draft.name));
      changes.tell();
      if (draft.id === undefined) leave(() => go([draft.kind, id], {}, { replace: true }));
      else await onSaved?.();
    } catch (failure) {
      setError(fieldError(failure, draft));
    } finally {
      setSaving(false);
    }
  };
  const title = draft.id === undefined ? (draft.kind === "destinations" ? t.newDestination : t.newFragment) : exactText(begin.name);
  return (
    <Column
      title={title}
      onClose={close}
      actions={
        draft.id !== undefined &&
        writable && (
          <ui5-button design="Transparent" onui5-click={() => setDeleting(true)}>
            {t.delete}
          </ui5-button>
        )
      }
      footer={
        writable && (
          <>
            <ui5-button
              design="Emphasized"
              disabled={saving || (draft === begin && draft.id !== undefined)}
              onui5-click={() => void save()}
            >
              {draft.id === undefined ? t.create : t.save}
            </ui5-button>
            <ui5-button design="Transparent" onui5-click={() => leave(close)}>
              {t.discard}
            </ui5-button>
          </>
        )
      }
    >
      {error?.field === undefined && error && <ProblemStrip text={error.message} />}
      <ui5-form accessibleMode="Edit" layout="S1 M1 L1 XL1" labelSpan="S12 M12 L12 XL12">
        <MainFields draft={draft} error={error} readonly={!writable} onChange={change} />
        <ui5-form-group headerText={t.certificates}>
          {CERTIFICATE_FIELDS.filter((field) => isOffered(draft, field.property)).map((field) => (
            <CertificateField
              key={field.property}
              draft={draft}
              field={field}
              readonly={!writable}
              findings={found.filter(({ property }) => property === field.property)}
              error={error?.field === field.property ? error.message : undefined}
              onChange={change}
            />
          ))}
        </ui5-form-group>
      </ui5-form>
      <PropertyRows draft={draft} error={error} readonly={!writable} onChange={change} />
      {deleting && draft.id !== undefined && (
        <DeleteDialog kind={draft.kind} id={draft.id} name={begin.name} onDeleted={() => leave(close)} onClose={() => setDeleting(false)} />
      )}
    </Column>
  );
}

/** Whether a certificate can stand there; the field of the token service is for OAuth only. */
function isOffered(draft: Draft, property: string): boolean {
  if (property !== "tokenService.KeyStoreLocation") return true;
  return propertyOf(draft, property) !== undefined || (propertyOf(draft, "Authentication")?.value.startsWith("OAuth2") ?? false);
}
