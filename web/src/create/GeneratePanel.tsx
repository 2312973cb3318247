/** A certificate that an external service issues. */

import "./create.css";
import { ShowCreationChoicesDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { Column } from "../app/Column.js";
import { address, go } from "../app/address.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { findRefusal } from "./ScopeField.js";
import { GenerateForm } from "./GenerateForm.js";
import { Unavailable } from "./Unavailable.js";

/** The panel in which a certificate is described, previewed, and generated. */
export function GeneratePanel() {
  const t = texts("create", en);
  const { data, error, reload } = useQuery(ShowCreationChoicesDocument, {});
  const scope = address.value.parameters.get("scope") ?? undefined;
  const refused = findRefusal(scope);
  if (data && refused === undefined) return <GenerateForm choices={data.installation} scope={scope} />;
  return (
    <Column title={t.title} onClose={() => go(["certificates"])}>
      <Unavailable refused={refused} error={error} onRetry={reload} />
    </Column>
  );
}
