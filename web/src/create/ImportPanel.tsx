/** Import of files. */

import "./create.css";
import { Column } from "../app/Column.js";
import { address, go } from "../app/address.js";
import { can } from "../app/viewer.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { ShowCreationChoicesDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { ImportForm } from "./ImportForm.js";
import { Unavailable } from "./Unavailable.js";
import { writableScopes } from "./ScopeField.js";

/** The panel in which files are chosen, looked into, and created. */
export function ImportPanel() {
  const t = texts("create", en);
  const { data, error, reload } = useQuery(ShowCreationChoicesDocument, {});
  const scope = address.value.parameters.get("scope") ?? undefined;
  const refused = scope === undefined ? writableScopes().length === 0 && t.noScope : !can("CERTIFICATE_WRITE", scope) && t.notAllowed;
  if (data && !refused) return <ImportForm choices={data.installation} scope={scope} />;
  return (
    <Column title={t.title} onClose={() => go(["certificates"])}>
      <Unavailable refused={refused || undefined} error={error} onRetry={reload} />
    </Column>
  );
}
