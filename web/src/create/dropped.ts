/** Files that were dropped on the page, on their way to the panel that imports them. */

import { signal } from "@preact/signals";
import { address, go } from "../app/address.js";
import { can } from "../app/viewer.js";

const waiting = signal<readonly File[]>([]);

/** Opens the panel that imports files, with these in it; they join those that are in it already. */
export function takeDropped(files: readonly File[]): void {
  if (files.length === 0) return;
  waiting.value = [...waiting.value, ...files];
  if (!isPanelOpen()) go(["create", "import"]);
}

/**
 * Takes files that are dropped anywhere in the window while files are imported, also before the panel for them is there. Elsewhere
 * nothing happens: the browser would leave the page to show them, and what was typed would be lost.
 */
export function watchDrops(): void {
  addEventListener("dragover", (event) => {
    if (isTaken(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = isImporting() ? "copy" : "none";
  });
  addEventListener("drop", (event) => {
    if (isTaken(event)) return;
    event.preventDefault();
    if (isImporting()) takeDropped([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Returns whether files are dragged, and not a text. */
export function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Returns whether an area of the page takes what is dragged, or a text field. UI5's fields for files tell nobody of what they take. */
function isTaken(event: DragEvent): boolean {
  return event.defaultPrevented || !hasFiles(event);
}

function isImporting(): boolean {
  return isPanelOpen() && can("CERTIFICATE_WRITE", address.value.parameters.get("scope") ?? undefined);
}

function isPanelOpen(): boolean {
  const [part, method] = address.value.path;
  return part === "create" && method !== "generate";
}

/** Returns the files that wait, and keeps them no longer. The component that asks is shown again when more come. */
export function takeWaiting(): readonly File[] {
  const files = waiting.value;
  if (files.length > 0) waiting.value = [];
  return files;
}
