/** A destination or fragment that is created or edited. */

import "@ui5/webcomponents/dist/BusyIndicator.js";
import { useMemo } from "preact/hooks";
import { ShowConfigurationDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { address, go } from "../app/address.js";
import { Column } from "../app/Column.js";
import { describeError } from "../app/messages.js";
import { can, knownScopes, viewer } from "../app/viewer.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { ConfigurationForm } from "./ConfigurationForm.js";
import { draftOf, emptyDraft, type Kind, type Stored } from "./draft.js";

interface Properties {
  readonly kind: Kind;
  /** Undefined for a new one. */
  readonly id: string | undefined;
}

/** The column of one destination or fragment. */
export function ConfigurationEditor({ kind, id }: Properties) {
  return id === undefined ? <NewConfiguration kind={kind} /> : <StoredConfiguration kind={kind} id={id} />;
}

function NewConfiguration({ kind }: { readonly kind: Kind }) {
  const writable = [...knownScopes.value.keys()].filter((scope) => can("DESTINATION_WRITE", scope));
  const scope = address.value.parameters.get("scope") ?? (writable.length === 1 ? writable[0] : "");
  const draft = useMemo(() => emptyDraft(kind, scope ?? ""), [kind, scope]);
  if (viewer.value && !can("DESTINATION_WRITE")) {
    return (
      <Column title={texts("destinations", en)[kind]} onClose={() => go([kind])}>
        <p>{texts("app", app).refused.FORBIDDEN}</p>
      </Column>
    );
  }
  return <ConfigurationForm key={scope} begin={draft} findings={[]} />;
}

function StoredConfiguration({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { data, error, reload } = useQuery(ShowConfigurationDocument, { id });
  const node = data?.node;
  const stored = node && "properties" in node ? node : undefined;
  if (stored) return <Edited stored={stored} onSaved={reload} />;
  const t = texts("app", app);
  const d = texts("destinations", en);
  return (
    <Column title={d[kind]} onClose={() => go([kind])}>
      {data || error !== undefined ? (
        <p>{error === undefined ? t.notThere : describeError(error)}</p>
      ) : (
        <ui5-busy-indicator active delay={300} />
      )}
    </Column>
  );
}

function Edited({ stored, onSaved }: { readonly stored: Stored; readonly onSaved: () => Promise<void> }) {
  const draft = useMemo(() => draftOf(stored), [stored]);
  return <ConfigurationForm key={stored.version} begin={draft} findings={stored.findings} onSaved={onSaved} />;
}
