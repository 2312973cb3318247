/** The list of all scopes: to search, to choose, to create and to delete one. */

import "@ui5/webcomponents/dist/Bar.js";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/List.js";
import "@ui5/webcomponents/dist/ListItemCustom.js";
import "@ui5/webcomponents/dist/ResponsivePopover.js";
import "@ui5/webcomponents-icons/dist/add.js";
import "@ui5/webcomponents-icons/dist/delete.js";
import { useEffect, useState } from "preact/hooks";
import { type Closable, openDialog } from "../app/dialogs.js";
import { Exact, exactText } from "../app/exact.js";
import { showError } from "../app/messages.js";
import { can } from "../app/viewer.js";
import { en } from "../texts/scopes.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { chooseScope, chosenScope } from "./chosen.js";
import { beginnings, findScope, listScopes, readRest, type Scope, unread } from "./known.js";
import { mayCreateScope, openCreateScope } from "./ScopeSwitch.js";

/** Scopes in the list; more would make it slow, and nobody reads so many. */
const MAX_SHOWN = 100;

/** The list, beside the button that opens it; the whole screen on a phone. */
export function ScopeChooser({ opener, onClosed }: Closable & { readonly opener: HTMLElement }) {
  const t = texts("scopes", en);
  const [open, setOpen] = useState(true);
  const [search, setSearch] = useState("");
  useReadAll();
  const found = findScopes(search);
  const chosen = chosenScope();
  const choose = (id: string | undefined) => {
    setOpen(false);
    if (id !== chosen) chooseScope(id);
  };
  return (
    <ui5-responsive-popover
      class="scope-chooser"
      opener={opener}
      open={open}
      placement="Bottom"
      horizontalAlign="Start"
      headerText={t.scopes}
      initialFocus="scope-search"
      onui5-close={({ target, currentTarget }) => target === currentTarget && onClosed()}
    >
      <ui5-input
        id="scope-search"
        type="Search"
        class="scope-search"
        placeholder={t.search}
        accessibleName={t.search}
        value={search}
        showClearIcon
        onui5-input={({ currentTarget }) => setSearch(currentTarget.value)}
        onKeyDown={({ key }) => key === "Enter" && search && found[0] && choose(found[0].id)}
      />
      <ScopeList search={search} found={found} chosen={chosen} onChoose={choose} />
      <Actions chosen={chosen} onAct={() => setOpen(false)} />
    </ui5-responsive-popover>
  );
}

interface ListProperties {
  readonly search: string;
  readonly found: readonly Scope[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function ScopeList({ search, found, chosen, onChoose }: ListProperties) {
  const t = texts("scopes", en);
  const shown = found.slice(0, MAX_SHOWN);
  const more = found.length > shown.length || unread.value !== undefined;
  return (
    <>
      <ui5-list
        accessibleName={t.scopes}
        accessibleRole="ListBox"
        selectionMode="Single"
        noDataText={t.noneFound}
        onui5-item-click={({ detail }) => onChoose(detail.item.dataset["scope"])}
      >
        {!search && (
          <ui5-li-custom key="all" selected={chosen === undefined} accessibleName={t.all}>
            <div class="scope-item">{t.all}</div>
          </ui5-li-custom>
        )}
        {shown.map((scope) => (
          <ui5-li-custom
            key={scope.id}
            data-scope={scope.id}
            selected={scope.id === chosen}
            accessibleName={`${exactText(scope.displayName)} ${describe(scope)}`}
          >
            <div class={scope.level === "SUBACCOUNT" ? "scope-item" : "scope-item scope-below"}>
              <Exact text={scope.displayName} /> <span class="scope-names">{describe(scope)}</span>
            </div>
          </ui5-li-custom>
        ))}
      </ui5-list>
      <div class="scope-more" role="status">
        {more && (unread.value === undefined ? t.more(shown.length, found.length) : t.reading(listScopes().length))}
      </div>
    </>
  );
}

function Actions({ chosen, onAct }: { readonly chosen: string | undefined; readonly onAct: () => void }) {
  const t = texts("scopes", en);
  const scope = chosen === undefined ? undefined : findScope(chosen);
  const mayCreate = mayCreateScope();
  const mayDelete = scope && can("SCOPE_ADMIN", scope.id);
  if (!mayCreate && !mayDelete) return null;
  return (
    <ui5-bar slot="footer" design="Footer">
      {mayDelete && (
        <ui5-button
          slot="startContent"
          design="Transparent"
          icon="delete"
          onui5-click={() => {
            onAct();
            openDialog(async () => (await import("./DeleteScopeDialog.js")).DeleteScopeDialog, { scope });
          }}
        >
          {t.deleteChosen}
        </ui5-button>
      )}
      {mayCreate && (
        <ui5-button
          slot="endContent"
          design="Transparent"
          icon="add"
          onui5-click={() => {
            onAct();
            openCreateScope();
          }}
        >
          {t.create}
        </ui5-button>
      )}
    </ui5-bar>
  );
}

/** Reads the scopes that are not known yet while the list is open; from the beginning where some may have been missed. */
function useReadAll(): void {
  const known = beginnings.value;
  useEffect(() => {
    const closing = new AbortController();
    readRest(closing.signal).catch(showError);
    return () => closing.abort();
  }, [known]);
}

/** Returns the scopes with the text in one of their names, those of a subaccount together, the subaccount's own first. */
function findScopes(search: string): readonly Scope[] {
  const wanted = search.trim().toLocaleLowerCase();
  return listScopes()
    .filter((scope) => namesOf(scope).some((name) => name.toLocaleLowerCase().includes(wanted)))
    .toSorted((one, other) => order.compare(one.subaccount, other.subaccount) || rank(one) - rank(other) || byName(one, other));
}

function namesOf(scope: Scope): readonly string[] {
  return [scope.displayName, scope.subaccount, scope.serviceInstance ?? ""];
}

const order = new Intl.Collator(undefined, { numeric: true });

function byName(one: Scope, other: Scope): number {
  return order.compare(one.displayName, other.displayName);
}

function rank(scope: Scope): number {
  return scope.level === "SUBACCOUNT" ? 0 : 1;
}

/** Returns the scope's level and its names. */
function describe({ level, subaccount, serviceInstance }: Scope): string {
  const t = texts("scopes", en);
  const word = texts("words", words).level[level];
  if (serviceInstance === null) return `${word} ${exactText(subaccount)}`;
  return t.instance(`${word} ${exactText(serviceInstance)}`, exactText(subaccount));
}
