/** The list of destinations or fragments. */

import "./destinations.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/SegmentedButton.js";
import "@ui5/webcomponents/dist/SegmentedButtonItem.js";
import "@ui5/webcomponents/dist/Table.js";
import "@ui5/webcomponents/dist/TableCell.js";
import "@ui5/webcomponents/dist/TableGrowing.js";
import "@ui5/webcomponents/dist/TableHeaderCell.js";
import "@ui5/webcomponents/dist/TableHeaderRow.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-fiori/dist/DynamicPage.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageHeader.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageTitle.js";
import type Table from "@ui5/webcomponents/dist/Table.js";
import { useRef } from "preact/hooks";
import { address, go, setParameters } from "../app/address.js";
import { useReturnedFocus } from "../app/focus.js";
import { describeError } from "../app/messages.js";
import { can } from "../app/viewer.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { configurationRow } from "./configuration-row.js";
import type { Kind } from "./draft.js";
import { useConfigurations } from "./list.js";

/** All of one kind, of the scope of the address or of the whole tenant; a switch shows the other kind. */
export function ConfigurationTable() {
  const t = texts("destinations", en);
  const { path, parameters } = address.value;
  const kind: Kind = path[0] === "fragments" ? "fragments" : "destinations";
  const scope = parameters.get("scope") ?? "";
  const search = parameters.get("name") ?? "";
  const list = useConfigurations(kind, scope, search);
  const table = useRef<Table>(null);
  useReturnedFocus(table, path[1]);
  const narrow = path.length > 1;
  const create = kind === "destinations" ? t.createDestination : t.createFragment;
  return (
    <ui5-dynamic-page headerPinned={false} hidePinButton>
      <ui5-dynamic-page-title slot="titleArea">
        <ui5-title slot="heading" level="H1" size="H3">
          {t[kind]}
        </ui5-title>
        <span slot="subheading">{list.totalCount !== undefined && t.count(list.totalCount, list.isExact)}</span>
        {can("DESTINATION_WRITE", scope || undefined) && (
          <div slot="actionsBar" class="title-actions">
            <ui5-button design="Emphasized" accessibleName={create} onui5-click={() => go([kind, "new"])}>
              {narrow ? t.create : create}
            </ui5-button>
          </div>
        )}
      </ui5-dynamic-page-title>
      <ui5-dynamic-page-header slot="headerArea">
        <div class="configuration-filters">
          <ui5-segmented-button
            accessibleName={t.kinds}
            onui5-selection-change={({ detail }) => go([detail.selectedItems[0]?.dataset["kind"] ?? kind], { name: undefined })}
          >
            {(["destinations", "fragments"] as const).map((one) => (
              <ui5-segmented-button-item key={one} data-kind={one} selected={one === kind}>
                {t[one]}
              </ui5-segmented-button-item>
            ))}
          </ui5-segmented-button>
          <ui5-input
            accessibleName={t.search}
            placeholder={t.search}
            showClearIcon
            value={search}
            onui5-input={({ target }) => setParameters({ name: target.value }, { replace: true })}
          />
        </div>
      </ui5-dynamic-page-header>
      <ui5-table
        ref={table}
        accessibleName={t[kind]}
        loading={list.loading}
        loadingDelay={300}
        rowActionCount={1}
        overflowMode="Popin"
        onui5-row-click={({ detail }) => go([kind, detail.row.rowKey ?? ""])}
      >
        {list.hasMore && <ui5-table-growing slot="features" mode="Button" text={t.more} onui5-load-more={() => void list.more()} />}
        <ui5-table-header-row slot="headerRow" sticky>
          <ui5-table-header-cell minWidth="10rem">{t.name}</ui5-table-header-cell>
          {kind === "destinations" && <ui5-table-header-cell minWidth="8rem">{t.type}</ui5-table-header-cell>}
          <ui5-table-header-cell minWidth="12rem" popinHidden={narrow}>
            {t.url}
          </ui5-table-header-cell>
          <ui5-table-header-cell minWidth="10rem" popinHidden={narrow}>
            {t.certificates}
          </ui5-table-header-cell>
          <ui5-table-header-cell minWidth="8rem">{t.state}</ui5-table-header-cell>
          {scope === "" && (
            <ui5-table-header-cell minWidth="8rem" popinHidden={narrow}>
              {t.scope}
            </ui5-table-header-cell>
          )}
        </ui5-table-header-row>
        {list.rows.map((row) => configurationRow({ row, kind, shown: row.id === path[1], withScope: scope === "" }))}
        <div slot="noData" class="empty">
          <EmptyList kind={kind} searched={search !== ""} error={list.error} />
        </div>
      </ui5-table>
    </ui5-dynamic-page>
  );
}

/** What is said where there is no row: the error, or what to do first. */
function EmptyList({ kind, searched, error }: { readonly kind: Kind; readonly searched: boolean; readonly error: unknown }) {
  const t = texts("destinations", en);
  if (error !== undefined) return <p>{describeError(error)}</p>;
  const [title, hint] = searched
    ? [t.noMatches, t.noMatchesHint]
    : kind === "destinations"
      ? [t.noDestinations, t.noDestinationsHint]
      : [t.noFragments, t.noFragmentsHint];
  return (
    <>
      <ui5-title level="H2" size="H5">
        {title}
      </ui5-title>
      <p>{hint}</p>
    </>
  );
}
