/** The list of certificates: the picture of what expires, the search and the filters, and the table. */

import "./certificates.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-fiori/dist/DynamicPage.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageHeader.js";
import "@ui5/webcomponents-fiori/dist/DynamicPageTitle.js";
import "@ui5/webcomponents-icons/dist/slim-arrow-down.js";
import type DynamicPageTitle from "@ui5/webcomponents-fiori/dist/DynamicPageTitle.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { address } from "../app/address.js";
import { lazy } from "../app/lazy.js";
import { formatNumber } from "../app/number.js";
import { can, knownScopes } from "../app/viewer.js";
import { ExpiryTimeline } from "../expiry/ExpiryTimeline.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";
import { DropArea } from "./DropArea.js";
import { EmptyList, ListFailed } from "./EmptyList.js";
import { FilterBar } from "./FilterBar.js";
import { areSet, readFilters } from "./filters.js";
import { type Rows, useRows } from "./rows.js";
import { RowTable } from "./RowTable.js";

const CreateMenu = lazy(() => import("./CreateMenu.js"), "CreateMenu");

const CREATE_BUTTON = "certificates-create";

/** All certificates of the scope of the address, or of the whole tenant. */
export function CertificateTable() {
  const t = texts("certificates", en);
  const rows = useRows();
  const title = useTitle();
  const number = describeNumber(rows);
  return (
    <DropArea>
      <ui5-dynamic-page class="list-page" accessibilityAttributes={{ header: { role: "region", name: t.overview } }}>
        <ui5-dynamic-page-title slot="titleArea" ref={title}>
          <Heading slot="heading" />
          <Heading slot="snappedHeading" />
          <span slot="subheading" role="status">
            {number}
          </span>
          <span slot="snappedSubheading">{number}</span>
          <CreateButton />
        </ui5-dynamic-page-title>
        <ui5-dynamic-page-header slot="headerArea">
          <ExpiryTimeline />
          <FilterBar />
        </ui5-dynamic-page-header>
        <ListBody rows={rows} />
      </ui5-dynamic-page>
    </DropArea>
  );
}

/** UI5 shows one of two: that of the slot for where the user is. */
function Heading({ slot }: { readonly slot: string }) {
  return (
    <ui5-title slot={slot} level="H1" size="H3">
      {texts("app", app).certificates}
    </ui5-title>
  );
}

/** Tells the table how high the page's title is, below which its own titles stay when it is scrolled. */
function useTitle() {
  const title = useRef<DynamicPageTitle>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const height = Math.round(entry?.borderBoxSize[0]?.blockSize ?? 0);
      title.current?.parentElement?.style.setProperty("--title-height", `${height}px`);
    });
    if (title.current) observer.observe(title.current);
    return () => observer.disconnect();
  }, []);
  return title;
}

function ListBody({ rows }: { readonly rows: Rows }) {
  if (rows.error !== undefined) return <ListFailed rows={rows} />;
  if (rows.rows.length === 0 && !rows.loading) return <EmptyList />;
  return <RowTable rows={rows} />;
}

/** The number of all rows, or of those that the filters leave. */
function describeNumber({ total, totalIsExact, loading, error }: Rows): string {
  const t = texts("certificates", en);
  if (total === undefined || loading || error !== undefined) return "\u00a0"; // the line stays as high
  const number = totalIsExact ? formatNumber(total) : t.orMore(formatNumber(total));
  return areSet(readFilters(address.value.parameters)) ? t.found(number) : t.all(number);
}

/** Where all scopes are shown, the panels let the user choose one. */
function CreateButton() {
  const t = texts("certificates", en);
  const [open, setOpen] = useState(false);
  if (knownScopes.value.size === 0) return null; // the empty list says what to create first
  if (!can("CERTIFICATE_WRITE", address.value.parameters.get("scope") ?? undefined)) return null;
  return (
    <div slot="actionsBar" class="title-actions">
      <ui5-button
        id={CREATE_BUTTON}
        design="Emphasized"
        endIcon="slim-arrow-down"
        accessibilityAttributes={{ hasPopup: "menu", expanded: open }}
        onui5-click={() => setOpen(true)}
      >
        {t.create}
      </ui5-button>
      {open && <CreateMenu opener={CREATE_BUTTON} onClose={() => setOpen(false)} />}
    </div>
  );
}
