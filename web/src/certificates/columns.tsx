/** The columns of the table. */

import "@ui5/webcomponents/dist/Tag.js";
import type { ComponentChild } from "preact";
import type { CertificateOrderField } from "../api/generated/graphql.js";
import { Exact } from "../app/exact.js";
import { STATUS_DESIGNS } from "../app/status-designs.js";
import { formatNumber } from "../app/number.js";
import { formatDay, formatRelative } from "../app/time.js";
import { en as certificates } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import type { Row } from "./rows.js";

export interface Column {
  readonly key: string;
  readonly title: string;
  /** The order that a click on its title chooses. */
  readonly order?: CertificateOrderField;
  /** Shown only where there is room for it; the details have it all. */
  readonly minor?: boolean;
  /** The least important one leaves first. */
  readonly importance: number;
  readonly width?: string;
  readonly minWidth?: string;
  readonly cell: (row: Row) => ComponentChild;
}

/** Labels that a row names; more make it too high. */
const MAX_LABELS = 3;

/** Returns the columns; that of the scope only where several are shown, those of times only where the list is ordered by them. */
export function columnsFor(order: CertificateOrderField, { allScopes }: { allScopes: boolean }): readonly Column[] {
  const t = texts("certificates", certificates);
  const w = texts("words", words);
  const columns: (Column | false)[] = [
    { key: "name", title: t.order.NAME, order: "NAME", importance: 9, minWidth: "9rem", cell: ({ name }) => <Exact text={name} /> },
    { key: "type", title: t.order.TYPE, order: "TYPE", minor: true, importance: 6, width: "4.5rem", cell: ({ type }) => type },
    { key: "kind", title: t.kind, minor: true, importance: 2, width: "9rem", cell: ({ __typename: kind }) => w.kind[kind] },
    {
      key: "commonName",
      title: t.commonName,
      minor: true,
      importance: 4,
      minWidth: "9rem",
      cell: ({ commonName }) => commonName !== null && <Exact text={commonName} />,
    },
    { key: "expires", title: t.order.NOT_AFTER, order: "NOT_AFTER", importance: 7, width: "8rem", cell: Expires },
    { key: "status", title: t.order.STATUS, order: "STATUS", importance: 8, width: "9.5rem", cell: Status },
    order === "CREATED_AT" && timeColumn("created", t.order.CREATED_AT, order, (row) => row.createdAt),
    order === "MODIFIED_AT" && timeColumn("modified", t.order.MODIFIED_AT, order, (row) => row.modifiedAt),
    { key: "renewal", title: t.renewal, minor: true, importance: 3, width: "7.5rem", cell: Renewal },
    { key: "labels", title: t.labels, minor: true, importance: 1, minWidth: "8rem", cell: Labels },
    allScopes && {
      key: "scope",
      title: t.scope,
      importance: 5,
      minor: true,
      minWidth: "9rem",
      cell: ({ scope }) => <Exact text={scope.displayName} />,
    },
  ];
  return columns.filter((column) => column !== false);
}

function timeColumn(key: string, title: string, order: CertificateOrderField, time: (row: Row) => string): Column {
  return { key, title, order, importance: 7.5, width: "8rem", cell: (row) => <Time time={time(row)} /> };
}

function Expires({ notAfter }: Row) {
  return notAfter === null ? <span class="secondary">{texts("certificates", certificates).never}</span> : <Time time={notAfter} />;
}

/** How far away a time is, and its day. */
function Time({ time }: { readonly time: string }) {
  return (
    <time class="cell-time" dateTime={time}>
      <span>{formatRelative(time)}</span> <span class="secondary">{formatDay(time)}</span>
    </time>
  );
}

function Status({ status }: Row) {
  return <ui5-tag design={STATUS_DESIGNS[status]}>{texts("words", words).status[status]}</ui5-tag>;
}

function Renewal({ renewal }: Row) {
  const t = texts("certificates", certificates);
  if (renewal === null) return <span class="secondary">–</span>; // what was uploaded cannot be renewed
  return renewal.automatic ? t.renewalOn : t.renewalOff;
}

function Labels({ labels }: Row) {
  const t = texts("certificates", certificates);
  const more = labels.length - MAX_LABELS;
  return (
    <ul class="cell-labels">
      {labels.slice(0, MAX_LABELS).map(({ key, values }) => (
        <li key={key}>
          <Exact text={values.length ? `${key}: ${values.join(", ")}` : key} />
        </li>
      ))}
      {more > 0 && <li class="secondary">{t.moreLabels(formatNumber(more))}</li>}
    </ul>
  );
}
