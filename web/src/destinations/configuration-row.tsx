/** One row of the list. A function and no component: a table reads its rows' cells as they are. */

import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/TableRowActionNavigation.js";
import "@ui5/webcomponents/dist/Tag.js";
import type { ConfigurationRowFragment } from "../api/generated/graphql.js";
import { go } from "../app/address.js";
import { Exact } from "../app/exact.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import type { Kind } from "./draft.js";

interface Row {
  readonly row: ConfigurationRowFragment;
  readonly kind: Kind;
  readonly shown: boolean;
  readonly withScope: boolean;
}

/** Returns the row of a destination or fragment. */
export function configurationRow({ row, kind, shown, withScope }: Row) {
  const t = texts("destinations", en);
  const url = row.properties.find(({ name }) => name === "URL")?.value ?? "";
  return (
    <ui5-table-row key={row.id} rowKey={row.id} interactive navigated={shown}>
      <ui5-table-cell>
        <Exact text={row.name} />
      </ui5-table-cell>
      {kind === "destinations" && <ui5-table-cell>{row.__typename === "Destination" && t.types[row.type]}</ui5-table-cell>}
      <ui5-table-cell>
        <Exact text={url} />
      </ui5-table-cell>
      <ui5-table-cell>
        <span class="lines">
          {row.certificates.map(({ property, name }) => (
            <Exact key={property} text={name} />
          ))}
        </span>
      </ui5-table-cell>
      <ui5-table-cell>{stateOf(row)}</ui5-table-cell>
      {withScope && (
        <ui5-table-cell>
          <Exact text={row.scope.displayName} />
        </ui5-table-cell>
      )}
      <ui5-table-row-action-navigation slot="actions" interactive onui5-click={() => go([kind, row.id])} />
    </ui5-table-row>
  );
}

function stateOf({ findings }: ConfigurationRowFragment) {
  const t = texts("destinations", en);
  const problems = findings.filter(({ severity }) => severity !== "INFO");
  if (problems.length === 0) return <ui5-tag design="Positive">{t.fine}</ui5-tag>;
  const isError = problems.some(({ severity }) => severity === "ERROR");
  return <ui5-tag design={isError ? "Negative" : "Critical"}>{t.problems(problems.length)}</ui5-tag>;
}
