/** What another file would change: in the contents, and for the destinations that use the certificate. */

import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/Title.js";
import type { ChangeFieldsFragment, RollBackMutation } from "../api/generated/graphql.js";
import { formatMoment } from "../app/time.js";
import { referenceFindingText } from "../destinations/reference-finding.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Findings } from "./Findings.js";
import { Name, ShortName } from "./Name.js";
import { Status } from "./Status.js";
import { UseLink } from "./Uses.js";

/** What a dry run answers, of whichever mutation. */
export type Preview = Omit<
  Extract<NonNullable<RollBackMutation["rollBackCertificate"]>, { readonly __typename: "RollBackCertificateDryRun" }>,
  "__typename"
>;

/** The status of the file, what was found about it, what changes, and what would not work any more. */
export function Comparison({ inspection, changes, impact }: Preview) {
  const t = texts("details", en);
  return (
    <>
      <p>
        {t.formats[inspection.format]} <Status status={inspection.status} />{" "}
        {inspection.notAfter !== null && t.validUntil(formatMoment(inspection.notAfter))}
      </p>
      {impact.length > 0 && (
        <ui5-message-strip design="Critical" hideCloseButton>
          {t.impact}
          <ul class="plain">
            {impact.map(({ use, finding }, index) => (
              <li key={index}>
                <UseLink use={use} />: {referenceFindingText(finding)}
              </li>
            ))}
          </ul>
        </ui5-message-strip>
      )}
      <Findings findings={inspection.findings} hrefOf={() => undefined} />
      <ui5-title level="H2" size="H5">
        {t.changes}
      </ui5-title>
      {changes.length === 0 ? <p>{t.noChanges}</p> : <Changes changes={changes} />}
    </>
  );
}

function Changes({ changes }: { readonly changes: readonly ChangeFieldsFragment[] }) {
  const t = texts("details", en);
  return (
    <ui5-table accessibleName={t.changes} overflowMode="Popin">
      <ui5-table-header-row slot="headerRow">
        <ui5-table-header-cell minWidth="8rem">{t.changed}</ui5-table-header-cell>
        <ui5-table-header-cell minWidth="10rem">{t.before}</ui5-table-header-cell>
        <ui5-table-header-cell minWidth="10rem">{t.after}</ui5-table-header-cell>
      </ui5-table-header-row>
      {changes.map((change, index) => (
        <ui5-table-row key={index}>
          <ui5-table-cell>
            <div>
              <div>{t.fields[change.field]}</div>
              {change.alias !== null && (
                <div class="quiet">
                  <ShortName text={change.alias} />
                </div>
              )}
            </div>
          </ui5-table-cell>
          <ui5-table-cell>
            <Value change={change} value={change.before} />
          </ui5-table-cell>
          <ui5-table-cell>
            <Value change={change} value={change.after} />
          </ui5-table-cell>
        </ui5-table-row>
      ))}
    </ui5-table>
  );
}

function Value({ change, value }: { readonly change: ChangeFieldsFragment; readonly value: string | null }) {
  const t = texts("details", en);
  if (value === null) return <>{t.none}</>;
  if (change.field === "NOT_BEFORE" || change.field === "NOT_AFTER") return <>{formatMoment(value)}</>;
  const kinds: Readonly<Record<string, string>> = t.entryKind;
  const formats: Readonly<Record<string, string>> = t.formats;
  if (change.field === "ENTRY") return <>{kinds[value] ?? value}</>;
  if (change.field === "FORMAT") return <>{formats[value] ?? value}</>;
  return <Name text={value} />;
}
