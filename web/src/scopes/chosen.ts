/** Which scope is chosen: by the address, and for the next visit by the browser's memory. */

import { address, go, hrefTo, visit } from "../app/address.js";

const KEY = "scope";

/** Parts of the page that show one thing in a column; they close when another scope is chosen. */
const WITH_COLUMN = ["certificates", "destinations", "fragments"];

/** Returns the id of the chosen scope; undefined where all are shown. */
export function chosenScope(): string | undefined {
  return address.value.parameters.get("scope") ?? undefined;
}

/** Shows another scope, or all, now and when the page is opened next. */
export function chooseScope(id: string | undefined): void {
  if (id === undefined) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, id);
  const { path } = address.value;
  const [part = "certificates"] = path;
  go(WITH_COLUMN.includes(part) ? [part] : path, { scope: id });
}

/** Puts the scope of the last visit into an address that says nothing. Returns whether it did. */
export function recallScope(): boolean {
  const remembered = localStorage.getItem(KEY);
  if (remembered === null || address.value.path.length > 0 || address.value.parameters.size > 0) return false;
  visit(hrefTo(["certificates"], { scope: remembered }), true);
  return true;
}

/** Forgets the scope of the last visit, which is not there any more, and shows all. */
export function forgetRemembered(): void {
  localStorage.removeItem(KEY);
  visit(hrefTo(["certificates"], { scope: undefined }), true);
}
