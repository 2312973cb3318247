/** The service keys of the tenant: who gets in, with which rights, and whether it still does. */

import "./access.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/TableRow.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-fiori/dist/DynamicPage.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageHeader.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageTitle.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import type { Right, ServiceKeyRowFragment } from "../api/generated/graphql.js";
import { openDialog } from "../app/dialogs.js";
import { Exact, exactText } from "../app/exact.js";
import { describeError } from "../app/messages.js";
import { formatMoment, formatRelative } from "../app/time.js";
import { en } from "../texts/access.en.js";
import { can } from "../app/viewer.js";
import { en as app } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { type ServiceKeys, useServiceKeys } from "./list.js";

/** The list, and the way to a new one. */
export function ServiceKeyTable() {
  const t = texts("access", en);
  const keys = useServiceKeys();
  const { rows, total, loading } = keys;
  const create = () => openDialog(async () => (await import("./CreateServiceKey.js")).CreateServiceKey, { onCreated: keys.reload });
  return (
    <ui5-dynamic-page hidePinButton>
      <ui5-dynamic-page-title slot="titleArea">
        <ui5-title slot="heading" level="H1" size="H3">
          {t.serviceKeys}
        </ui5-title>
        <ui5-title slot="snappedHeading" level="H1" size="H3">
          {t.serviceKeys}
        </ui5-title>
        <span slot="subheading" role="status">
          {total !== undefined && t.all(total)}
        </span>
        <div slot="actionsBar" class="title-actions">
          {can("ACCESS_ADMIN") && (
            <ui5-button design="Emphasized" onui5-click={create}>
              {t.create}
            </ui5-button>
          )}
        </div>
      </ui5-dynamic-page-title>
      <ui5-dynamic-page-header slot="headerArea">
        <p class="access-explained">{t.explain}</p>
      </ui5-dynamic-page-header>
      <ui5-table accessibleName={t.serviceKeys} loading={loading} loadingDelay={300} overflowMode="Popin">
        <ui5-table-header-row slot="headerRow" sticky>
          <ui5-table-header-cell minWidth="14rem">{t.name}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="9rem">{t.scope}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="16rem">{t.rights}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="9rem">{t.lastUsed}</ui5-table-header-cell>
          <ui5-table-header-cell minWidth="9rem">{t.created}</ui5-table-header-cell>
          <ui5-table-header-cell width="5.5rem">{t.actions}</ui5-table-header-cell>
        </ui5-table-header-row>
        {rows.map((row) => (
          <Row key={row.id} row={row} onDeleted={keys.reload} />
        ))}
        <div slot="noData" class="access-empty">
          <Empty keys={keys} />
        </div>
      </ui5-table>
      {keys.more && (
        <div class="access-more">
          <ui5-button loading={loading} onui5-click={keys.more}>
            {t.more}
          </ui5-button>
        </div>
      )}
    </ui5-dynamic-page>
  );
}

function Row({ row, onDeleted }: { readonly row: ServiceKeyRowFragment; readonly onDeleted: () => void }) {
  const t = texts("access", en);
  const remove = () => openDialog(async () => (await import("./DeleteServiceKey.js")).DeleteServiceKey, { serviceKey: row, onDeleted });
  return (
    <ui5-table-row rowKey={row.id}>
      <ui5-table-cell>
        <div class="access-lines">
          <strong>
            <Exact text={row.name} />
          </strong>
          <span class="access-minor">
            <Exact text={row.clientId} />
          </span>
        </div>
      </ui5-table-cell>
      <ui5-table-cell>
        <div class="access-lines">
          <Exact text={row.subaccount} />
          {row.serviceInstance !== null && <Exact text={row.serviceInstance} />}
        </div>
      </ui5-table-cell>
      <ui5-table-cell>
        <div class="access-lines">
          <Rights title={t.inSubaccount} rights={row.subaccountRights} />
          <Rights title={t.inInstance} rights={row.instanceRights} />
          <Rights title={t.everywhere} rights={row.tenantRights} />
        </div>
      </ui5-table-cell>
      <ui5-table-cell>
        {row.lastUsedAt === null ? t.never : <span title={formatMoment(row.lastUsedAt)}>{formatRelative(row.lastUsedAt)}</span>}
      </ui5-table-cell>
      <ui5-table-cell>
        <div class="access-lines">
          <span title={formatMoment(row.createdAt)}>{formatRelative(row.createdAt)}</span>
          <span class="access-minor">
            <Exact text={t.by(row.createdBy)} />
          </span>
        </div>
      </ui5-table-cell>
      <ui5-table-cell>
        <ui5-button
          design="Transparent"
          icon="delete"
          tooltip={t.delete}
          accessibleName={t.deleteNamed(exactText(row.name))}
          onui5-click={remove}
        />
      </ui5-table-cell>
    </ui5-table-row>
  );
}

function Rights({ title, rights }: { readonly title: string; readonly rights: readonly Right[] }) {
  const t = texts("access", en);
  if (rights.length === 0) return null;
  return (
    <span>
      <span class="access-minor">{title}: </span>
      {rights.map((right) => t.right[right]).join(", ")}
    </span>
  );
}

/** What is said where there is no row: the error, or what to do first. */
function Empty({ keys }: { readonly keys: ServiceKeys }) {
  const t = texts("access", en);
  const a = texts("app", app);
  if (keys.error !== undefined) {
    return (
      <>
        <p>{describeError(keys.error)}</p>
        <ui5-button onui5-click={keys.reload}>{a.tryAgain}</ui5-button>
      </>
    );
  }
  if (keys.loading) return null;
  return (
    <>
      <ui5-title level="H2" size="H5">
        {t.empty}
      </ui5-title>
      <p>{t.emptyHelp}</p>
    </>
  );
}
