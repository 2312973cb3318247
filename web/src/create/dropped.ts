/** Files that were dropped on the page, on their way to the panel that imports them. */

import { signal } from "@preact/signals";

/** The files that wait; the panel takes them, and leaves none. */
export const droppedFiles = signal<readonly File[]>([]);

/** Hands files over to the panel, which may be opened after this. */
export function takeDropped(files: readonly File[]): void {
  droppedFiles.value = [...droppedFiles.value, ...files];
}
