/** The entries of a file. */

import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableGrowing.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/TableRowActionNavigation.js";
import "@ui5/webcomponents/dist/Tag.js";
import "@ui5/webcomponents-icons/dist/locked.js";
import type Table from "@ui5/webcomponents/dist/Table.js";
import { useRef, useState } from "preact/hooks";
import type { EntryRowFragment } from "../api/generated/graphql.js";
import { visit } from "../app/address.js";
import { useReturnedFocus } from "../app/focus.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { ShortName } from "./Name.js";
import { Status } from "./Status.js";
import { firstOf, hrefOfEntry, nameOf } from "./names.js";
import { sayEnd } from "./times.js";

/** Rows that are added at once; a table of many hundred rows blocks the page for seconds. */
const STEP = 50;

interface Properties {
  readonly certificate: string;
  readonly entries: readonly EntryRowFragment[];
  /** The one that is open. */
  readonly current: string | undefined;
}

/** The table; a row opens its entry in the last column. */
export function EntryTable({ certificate, entries, current }: Properties) {
  const t = texts("details", en);
  const table = useRef<Table>(null);
  useReturnedFocus(table, current);
  const [shown, setShown] = useState(STEP);
  const open = (entry: string) => visit(hrefOfEntry(certificate, entry));
  if (entries.length === 0) return <p>{t.noEntries}</p>;
  return (
    <ui5-table
      ref={table}
      accessibleName={t.entries}
      overflowMode="Popin"
      rowActionCount={1}
      onui5-row-click={({ detail }) => open(detail.row.rowKey ?? "")}
    >
      {shown < entries.length && (
        <ui5-table-growing
          slot="features"
          mode="Button"
          text={t.more}
          subtext={t.shownOf(shown, entries.length)}
          onui5-load-more={() => setShown(shown + STEP)}
        />
      )}
      <ui5-table-header-row slot="headerRow">
        <ui5-table-header-cell minWidth="6rem" importance={2}>
          {t.alias}
        </ui5-table-header-cell>
        <ui5-table-header-cell minWidth="6rem" importance={1}>
          {t.kind}
        </ui5-table-header-cell>
        <ui5-table-header-cell minWidth="8rem">{t.commonName}</ui5-table-header-cell>
        <ui5-table-header-cell minWidth="8rem">{t.expires}</ui5-table-header-cell>
        <ui5-table-header-cell minWidth="7rem">{t.status}</ui5-table-header-cell>
      </ui5-table-header-row>
      {entries.slice(0, shown).map((entry) => (
        <Row key={entry.id} entry={entry} isCurrent={entry.id === current} onOpen={() => open(entry.id)} />
      ))}
    </ui5-table>
  );
}

function Row({ entry, isCurrent, onOpen }: { readonly entry: EntryRowFragment; readonly isCurrent: boolean; readonly onOpen: () => void }) {
  const t = texts("details", en);
  const certificate = firstOf(entry);
  return (
    <ui5-table-row rowKey={entry.id} interactive navigated={isCurrent}>
      <ui5-table-cell>{entry.alias === "" ? t.noAlias : <ShortName text={entry.alias} />}</ui5-table-cell>
      <ui5-table-cell>
        <span>
          {t.entryKind[entry.__typename]}{" "}
          {entry.__typename === "PrivateKeyEntry" && entry.privateKey.locked && (
            <ui5-tag design="Critical">
              <ui5-icon slot="icon" name="locked" />
              {t.locked}
            </ui5-tag>
          )}
        </span>
      </ui5-table-cell>
      <ui5-table-cell>{certificate && <ShortName text={nameOf(certificate)} />}</ui5-table-cell>
      <ui5-table-cell>{certificate && sayEnd(certificate.notAfter)}</ui5-table-cell>
      <ui5-table-cell>{certificate && <Status status={certificate.status} />}</ui5-table-cell>
      <ui5-table-row-action-navigation slot="actions" interactive onui5-click={onOpen} />
    </ui5-table-row>
  );
}
