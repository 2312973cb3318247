/** The table of certificates, with the search and the filters above it. */

import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableGrowing.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/TableRowActionNavigation.js";
import "@ui5/webcomponents/dist/Tag.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-fiori/dist/DynamicPage.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageHeader.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageTitle.js";
import { ListCertificatesDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { address, go, setParameters } from "../app/address.js";
import { Exact } from "../app/exact.js";
import { formatDay, formatRelative } from "../app/time.js";
import { ExpiryTimeline } from "../expiry/ExpiryTimeline.js";
import { en as app } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { listVariables } from "./list.js";

/** All certificates of the scope of the address, or of the whole tenant. */
export function CertificateTable() {
  const t = texts("app", app);
  const w = texts("words", words);
  const { data, loading } = useQuery(ListCertificatesDocument, listVariables(address.value.parameters));
  const rows = data?.certificates.nodes ?? [];
  return (
    <ui5-dynamic-page>
      <ui5-dynamic-page-title slot="titleArea">
        <ui5-title slot="heading" level="H1">
          {t.certificates} ({data?.certificates.totalCount})
        </ui5-title>
      </ui5-dynamic-page-title>
      <ui5-dynamic-page-header slot="headerArea">
        <ExpiryTimeline />
        <ui5-input
          value={address.value.parameters.get("search") ?? ""}
          onui5-input={({ target }) => setParameters({ search: target.value }, { replace: true })}
        />
      </ui5-dynamic-page-header>
      <ui5-table
        accessibleName={t.certificates}
        loading={loading}
        rowActionCount={1}
        onui5-row-click={({ detail }) => go(["certificates", detail.row.rowKey ?? ""])}
      >
        <ui5-table-header-row slot="headerRow">
          <ui5-table-header-cell>Name</ui5-table-header-cell>
          <ui5-table-header-cell>Type</ui5-table-header-cell>
          <ui5-table-header-cell>Expires</ui5-table-header-cell>
          <ui5-table-header-cell>Status</ui5-table-header-cell>
        </ui5-table-header-row>
        {rows.map((row) => (
          <ui5-table-row key={row.id} rowKey={row.id} interactive>
            <ui5-table-cell>
              <Exact text={row.name} />
            </ui5-table-cell>
            <ui5-table-cell>{row.type}</ui5-table-cell>
            <ui5-table-cell>{row.notAfter && `${formatDay(row.notAfter)} (${formatRelative(row.notAfter)})`}</ui5-table-cell>
            <ui5-table-cell>
              <ui5-tag>{w.status[row.status]}</ui5-tag>
            </ui5-table-cell>
            <ui5-table-row-action-navigation slot="actions" interactive onui5-click={() => go(["certificates", row.id])} />
          </ui5-table-row>
        ))}
      </ui5-table>
    </ui5-dynamic-page>
  );
}
