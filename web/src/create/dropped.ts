/** Files that were dropped on the page, on their way to the panel that imports them. */

import { signal } from "@preact/signals";
import { address, go } from "../app/address.js";

const waiting = signal<readonly File[]>([]);

/** Opens the panel that imports files, with these in it; they join those that are in it already. */
export function takeDropped(files: readonly File[]): void {
  if (files.length === 0) return;
  waiting.value = [...waiting.value, ...files];
  const [part, method] = address.value.path;
  if (part !== "create" || method === "generate") go(["create", "import"]);
}

/** Returns the files that wait, and keeps them no longer. The component that asks is shown again when more come. */
export function takeWaiting(): readonly File[] {
  const files = waiting.value;
  if (files.length > 0) waiting.value = [];
  return files;
}
