/** Dialogs that code opens, wherever the user is. */

import { signal } from "@preact/signals";
import type { ComponentChild, ComponentType } from "preact";
import { keepFocus } from "./focus.js";
import { showError } from "./messages.js";

/** What every dialog gets. */
export interface Closable {
  /** To be called when the dialog is closed: it is taken out of the page. */
  readonly onClosed: () => void;
}

interface OpenDialog {
  readonly number: number;
  readonly shown: ComponentChild;
}

const dialogs = signal<readonly OpenDialog[]>([]);
let opened = 0;

/** Loads a dialog and shows it; nothing is shown meanwhile. */
export function openDialog<Properties extends object>(
  load: () => Promise<ComponentType<Properties & Closable>>,
  properties: Properties,
): void {
  const number = ++opened;
  const close = () => {
    dialogs.value = dialogs.value.filter((one) => one.number !== number);
    keepFocus();
  };
  load().then((Dialog) => {
    dialogs.value = [...dialogs.value, { number, shown: <Dialog key={number} {...properties} onClosed={close} /> }];
  }, showError);
}

/** Where the dialogs are shown; once in the page. */
export function Dialogs() {
  return <>{dialogs.value.map(({ shown }) => shown)}</>;
}
