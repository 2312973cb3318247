/** The certificates that can still be restored. */

import "./deletion.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableGrowing.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/Title.js";
import { useState } from "preact/hooks";
import { address, setParameters } from "../app/address.js";
import { Exact, exactText } from "../app/exact.js";
import { describeError } from "../app/messages.js";
import { formatMoment, formatRelative } from "../app/time.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/deletion.en.js";
import { texts } from "../texts/texts.js";
import { type Deleted, type DeletedRows, useDeleted } from "./deleted.js";
import { restore } from "./restore.js";

const SEARCH = "deleted-search";

/** The list, with a search and a button that restores each. */
export function DeletedTable() {
  const t = texts("deletion", en);
  const deleted = useDeleted();
  const { total, totalIsExact, loading, error } = deleted;
  return (
    <section class="deleted">
      <div class="deleted-header">
        <ui5-title level="H1" size="H3">
          {t.listTitle}
        </ui5-title>
        <span role="status">{total !== undefined && !loading && t.number(total, totalIsExact)}</span>
        <ui5-input
          id={SEARCH}
          class="deleted-search"
          type="Search"
          showClearIcon
          placeholder={t.search}
          accessibleName={t.search}
          value={address.value.parameters.get("search") ?? ""}
          onui5-input={({ currentTarget }) => setParameters({ search: currentTarget.value }, { replace: true })}
        />
      </div>
      {error === undefined ? <Rows deleted={deleted} /> : <Failed deleted={deleted} />}
    </section>
  );
}

function Failed({ deleted: { error, reload } }: { readonly deleted: DeletedRows }) {
  return (
    <>
      <ProblemStrip text={describeError(error)} />
      <ui5-button onui5-click={() => void reload()}>{texts("app", app).tryAgain}</ui5-button>
    </>
  );
}

function Rows({ deleted: { rows, loading, hasMore, showMore } }: { readonly deleted: DeletedRows }) {
  const t = texts("deletion", en);
  const { parameters } = address.value;
  return (
    <ui5-table
      accessibleName={t.listTitle}
      loading={loading}
      overflowMode="Popin"
      noDataText={parameters.get("search") ? t.noneFound : t.none}
    >
      {hasMore && <ui5-table-growing slot="features" mode="Button" onui5-load-more={() => void showMore()} />}
      <ui5-table-header-row slot="headerRow">
        <ui5-table-header-cell importance={2} minWidth="12rem">
          {t.name}
        </ui5-table-header-cell>
        <ui5-table-header-cell minWidth="10rem">{t.scope}</ui5-table-header-cell>
        <ui5-table-header-cell minWidth="10rem">{t.deletedAt}</ui5-table-header-cell>
        <ui5-table-header-cell minWidth="10rem">{t.restorableUntil}</ui5-table-header-cell>
        <ui5-table-header-cell importance={1} width="10rem">
          {t.action}
        </ui5-table-header-cell>
      </ui5-table-header-row>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ui5-table>
  );
}

function Row({ row }: { readonly row: Deleted }) {
  const t = texts("deletion", en);
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    if (await restore(row)) document.getElementById(SEARCH)?.focus(); // the button goes with its row
    setBusy(false);
  };
  return (
    <ui5-table-row rowKey={row.id}>
      <ui5-table-cell>
        <div class="stacked">
          <Exact text={row.name} />
          {row.commonName !== null && (
            <span class="minor">
              <Exact text={row.commonName} />
            </span>
          )}
        </div>
      </ui5-table-cell>
      <ui5-table-cell>
        <Exact text={row.scope.displayName} />
      </ui5-table-cell>
      <ui5-table-cell>{row.deletedAt !== null && <Moment time={row.deletedAt} />}</ui5-table-cell>
      <ui5-table-cell>{row.restorableUntil !== null && <Moment time={row.restorableUntil} />}</ui5-table-cell>
      <ui5-table-cell>
        {row.scope.viewerPermissions.includes("CERTIFICATE_WRITE") && (
          <ui5-button accessibleName={t.restoreOne(exactText(row.name))} loading={busy} onui5-click={() => void undo()}>
            {t.restore}
          </ui5-button>
        )}
      </ui5-table-cell>
    </ui5-table-row>
  );
}

function Moment({ time }: { readonly time: string }) {
  return (
    <div class="stacked">
      <span>{formatRelative(time)}</span>
      <span class="minor">{formatMoment(time)}</span>
    </div>
  );
}
