/** Import of files. */

import "./create.css";
import { Column } from "../app/Column.js";
import { address, go } from "../app/address.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { ShowCreationChoicesDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { ImportForm } from "./ImportForm.js";
import { Unavailable } from "./Unavailable.js";
import { findRefusal } from "./ScopeField.js";

/** The panel in which files are chosen, looked into, and created. */
export function ImportPanel() {
  const t = texts("create", en);
  const { data, error, reload } = useQuery(ShowCreationChoicesDocument, {});
  const scope = address.value.parameters.get("scope") ?? undefined;
  const refused = findRefusal(scope);
  if (data && refused === undefined) return <ImportForm choices={data.installation} scope={scope} />;
  return (
    <Column title={t.title} onClose={() => go(["certificates"])}>
      <Unavailable refused={refused} error={error} onRetry={reload} />
    </Column>
  );
}
