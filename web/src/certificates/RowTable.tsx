/** The rows in UI5's table: titles that sort, rows that open the details, and more as the user scrolls. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableGrowing.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/TableRowActionNavigation.js";
import { useLayoutEffect, useRef } from "preact/hooks";
import type Table from "@ui5/webcomponents/dist/Table.js";
import type TableRow from "@ui5/webcomponents/dist/TableRow.js";
import type { CertificateOrderField } from "../api/generated/graphql.js";
import { address, go, setParameters } from "../app/address.js";
import { useReturnedFocus } from "../app/focus.js";
import { formatNumber } from "../app/number.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";
import { type Column, columnsFor } from "./columns.js";
import { readOrder, writeOrder } from "./list.js";
import { MAX_ROWS, type Row, type Rows } from "./rows.js";

/** The table of the rows. */
export function RowTable({ rows }: { readonly rows: Rows }) {
  const { path, parameters } = address.value;
  const table = useRef<Table>(null);
  const order = readOrder(parameters);
  const columns = columnsFor(order.field, { allScopes: !parameters.has("scope") });
  const opened = path[0] === "certificates" ? path[1] : undefined;
  const growing = rows.hasNext && rows.rows.length < MAX_ROWS;
  const grow = useRef(rows.grow);
  grow.current = rows.grow;
  useKeptFocus(table, rows.rows);
  useReturnedFocus(table, opened);
  return (
    <>
      {rows.starts.length > 1 && <Earlier rows={rows} />}
      <ui5-table
        ref={table}
        class="rows"
        accessibleName={texts("app", app).certificates}
        loading={rows.loading}
        overflowMode="Popin"
        stickyTop="var(--title-height)"
        rowActionCount={1}
        onui5-row-click={({ detail }) => open(detail.row.rowKey)}
      >
        {growing && <ui5-table-growing key="growing" slot="features" mode="Scroll" onui5-load-more={() => grow.current()} />}
        <ui5-table-header-row key="header" slot="headerRow" sticky>
          {columns.map((column) => (
            <Title key={column.key} column={column} direction={column.order === order.field ? order.direction : undefined} />
          ))}
        </ui5-table-header-row>
        {rows.rows.map((row) => (
          <TableLine key={row.id} row={row} columns={columns} isOpened={row.id === opened} />
        ))}
      </ui5-table>
      {rows.hasNext && !growing && <Next rows={rows} table={table} />}
    </>
  );
}

interface LineProperties {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** Whether its details are shown. */
  readonly isOpened: boolean;
}

function TableLine({ row, columns, isOpened }: LineProperties) {
  return (
    <ui5-table-row rowKey={row.id} interactive navigated={isOpened} aria-current={isOpened ? "true" : undefined}>
      {columns.map(({ key, cell }) => (
        <ui5-table-cell key={key}>{cell(row)}</ui5-table-cell>
      ))}
      <ui5-table-row-action-navigation key="open" slot="actions" interactive onui5-click={() => open(row.id)} />
    </ui5-table-row>
  );
}

function open(id: string | undefined): void {
  if (id !== undefined) go(["certificates", id]);
}

interface TitleProperties {
  readonly column: Column;
  readonly direction: "ASC" | "DESC" | undefined;
}

function Title({ column, direction }: TitleProperties) {
  const { title, order, importance, width, minWidth, minor = false } = column;
  const sort = order && (() => sortBy(order, direction));
  return (
    <ui5-table-header-cell
      class={sort && "sortable"}
      importance={importance}
      width={width}
      minWidth={minWidth}
      popinHidden={minor}
      sortIndicator={direction === undefined ? "None" : direction === "ASC" ? "Ascending" : "Descending"}
      onClick={sort}
      onKeyDown={(event) => {
        if (sort && (event.key === "Enter" || event.key === " ")) {
          event.preventDefault();
          sort();
        }
      }}
    >
      <span>{title}</span>
    </ui5-table-header-cell>
  );
}

/** Orders by the column; the other way round if it is so already. */
function sortBy(field: CertificateOrderField, direction: "ASC" | "DESC" | undefined): void {
  setParameters({ sort: writeOrder({ field, direction: direction === "ASC" ? "DESC" : "ASC" }) });
}

function Earlier({ rows }: { readonly rows: Rows }) {
  const t = texts("certificates", en);
  const before = (rows.starts.length - 1) * MAX_ROWS;
  return (
    <div class="beside-rows">
      <ui5-button design="Transparent" onui5-click={() => void rows.showEarlier()}>
        {t.earlier}
      </ui5-button>
      <span>{t.rowsFrom(formatNumber(before + 1), formatNumber(before + rows.rows.length))}</span>
    </div>
  );
}

function Next({ rows, table }: { readonly rows: Rows; readonly table: { readonly current: Table | null } }) {
  const show = async () => {
    await rows.showNext();
    requestAnimationFrame(() => table.current?.rows[0]?.focus()); // when they are drawn
  };
  return (
    <div class="beside-rows">
      <ui5-button onui5-click={() => void show()}>{texts("certificates", en).more}</ui5-button>
    </div>
  );
}

/** Keeps the focus on the row that has it when rows are moved, or on the one in its place when it is gone. */
function useKeptFocus(table: { readonly current: Table | null }, rows: readonly Row[]): void {
  const focused = focusedRow();
  const shown = useRef(rows);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = rows;
    if (focused === undefined || before === rows || document.activeElement?.closest("ui5-table-row")) return;
    const index = before.findIndex((row) => row.id === focused);
    const place = rows.findIndex((row) => row.id === focused);
    const children = table.current?.querySelectorAll<HTMLElement>("ui5-table-row");
    children?.[Math.min(place < 0 ? index : place, rows.length - 1)]?.focus();
  }, [rows]);
}

function focusedRow(): string | undefined {
  return document.activeElement?.closest<TableRow>("ui5-table-row")?.rowKey;
}
