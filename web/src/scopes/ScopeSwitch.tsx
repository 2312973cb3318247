/** The scope whose certificates are shown, or all. */

import "./scopes.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents-icons/dist/slim-arrow-down.js";
import { useEffect } from "preact/hooks";
import { MISSED, onScopeChange } from "../api/live.js";
import { address } from "../app/address.js";
import { openDialog } from "../app/dialogs.js";
import { exactText } from "../app/exact.js";
import { showError, toast } from "../app/messages.js";
import { knownScopes, viewer } from "../app/viewer.js";
import { en } from "../texts/scopes.en.js";
import { texts } from "../texts/texts.js";
import { chooseScope, chosenScope } from "./chosen.js";
import { findScope, forgetScope, readAgain, readScope } from "./known.js";

/** A button with the scope's name, which opens the list of all; in an empty tenant what there is to do first. */
export function ScopeSwitch() {
  const t = texts("scopes", en);
  const id = chosenScope();
  const scope = id === undefined ? undefined : findScope(id);
  useEffect(followChanges, []);
  useEffect(() => {
    if (id !== undefined && !findScope(id)) readScope(id).catch(showError);
  }, [id]);
  if (knownScopes.value.size === 0 && id === undefined) return <NoScopes />;
  const name = id === undefined ? t.all : scope ? exactText(scope.displayName) : t.unknown;
  return (
    <div class="scope-switch">
      <ui5-button
        id="scope-switch"
        design="Transparent"
        endIcon="slim-arrow-down"
        accessibleName={t.chosen(name)}
        accessibilityAttributes={{ hasPopup: "dialog" }}
        tooltip={t.chosen(name)}
        onui5-click={({ currentTarget }) => openChooser(currentTarget)}
      >
        {name}
      </ui5-button>
    </div>
  );
}

/** What the header says where there is no scope yet; the list of certificates says it itself, where the user looks. */
function NoScopes() {
  const t = texts("scopes", en);
  const [part = "certificates"] = address.value.path;
  if (part === "certificates") return null;
  return (
    <div class="scope-switch no-scopes">
      <span>{mayCreateScope() ? t.createFirst : t.noneVisible}</span>
      {mayCreateScope() && (
        <ui5-button design="Emphasized" onui5-click={openCreateScope}>
          {t.create}
        </ui5-button>
      )}
    </div>
  );
}

/** Whether the user may create scopes: that takes the right in the whole tenant. */
export function mayCreateScope(): boolean {
  return viewer.value?.permissions.includes("SCOPE_ADMIN") ?? false;
}

/** Opens the dialog that creates a scope. */
export function openCreateScope(): void {
  openDialog(async () => (await import("./CreateScopeDialog.js")).CreateScopeDialog, {});
}

function openChooser(opener: HTMLElement): void {
  openDialog(async () => (await import("./ScopeChooser.js")).ScopeChooser, { opener });
}

function followChanges(): () => void {
  return onScopeChange((change) => {
    if (change === MISSED) readAgain(chosenScope()).catch(showError);
    else if (change.kind === "CREATED") readScope(change.scopeId).catch(showError);
    else leave(change.scopeId);
  });
}

/** Takes a scope that was deleted, here or elsewhere, out of the page. */
export function leave(id: string): void {
  const name = findScope(id)?.displayName;
  forgetScope(id);
  if (chosenScope() !== id) return;
  chooseScope(undefined);
  toast(texts("scopes", en).gone(exactText(name ?? id)));
}
