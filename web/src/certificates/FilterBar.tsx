/** The search, the filters and the order above the table, and the filters that are set. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents-icons/dist/decline.js";
import "@ui5/webcomponents-icons/dist/filter.js";
import "@ui5/webcomponents-icons/dist/sort.js";
import { useState } from "preact/hooks";
import { address, type Parameters, setParameters } from "../app/address.js";
import { lazy } from "../app/lazy.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";
import { describeFilters } from "./active.js";
import { noFilters, readFilters, writeFilters } from "./filters.js";
import { readOrder } from "./list.js";
import { SearchBox } from "./SearchBox.js";

const FilterPopover = lazy(() => import("./FilterPopover.js"), "FilterPopover");
const SortMenu = lazy(() => import("./SortMenu.js"), "SortMenu");

/** Ids of the buttons that popovers stand at. */
const FILTER_BUTTON = "certificates-filter";
const SORT_BUTTON = "certificates-sort";

/** The bar. */
export function FilterBar() {
  const t = texts("certificates", en);
  const [open, setOpen] = useState<"filter" | "sort">();
  const close = () => setOpen(undefined);
  return (
    <div class="filter-bar">
      <SearchBox />
      <ui5-button
        id={FILTER_BUTTON}
        icon="filter"
        design="Transparent"
        accessibilityAttributes={{ hasPopup: "dialog", expanded: open === "filter" }}
        onui5-click={() => setOpen("filter")}
      >
        {t.filter}
      </ui5-button>
      <ui5-button
        id={SORT_BUTTON}
        icon="sort"
        design="Transparent"
        accessibilityAttributes={{ hasPopup: "menu", expanded: open === "sort" }}
        onui5-click={() => setOpen("sort")}
      >
        {t.sortedBy(t.order[readOrder(address.value.parameters).field])}
      </ui5-button>
      <ActiveFilters />
      {open === "filter" && <FilterPopover opener={FILTER_BUTTON} onClose={close} />}
      {open === "sort" && <SortMenu opener={SORT_BUTTON} onClose={close} />}
    </div>
  );
}

/** The filters that are set, each with a button that takes it away. */
function ActiveFilters() {
  const t = texts("certificates", en);
  const active = describeFilters(readFilters(address.value.parameters));
  if (active.length === 0) return null;
  return (
    <ul class="active-filters" aria-label={t.filters}>
      {active.map(({ text, without }) => (
        <li key={text}>
          <ui5-button
            endIcon="decline"
            tooltip={t.remove(text)}
            accessibleName={t.remove(text)}
            onui5-click={() => change(writeFilters(without))}
          >
            {text}
          </ui5-button>
        </li>
      ))}
      <li key="all">
        <ui5-button design="Transparent" onui5-click={() => change(noFilters)}>
          {t.clearAll}
        </ui5-button>
      </li>
    </ul>
  );
}

/** Changes the filters by a button that is gone then: the focus moves to the one that is always there. */
function change(parameters: Parameters): void {
  setParameters(parameters);
  document.getElementById(FILTER_BUTTON)?.focus();
}
