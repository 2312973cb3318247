/** The dialog that exports a certificate or one of its entries. */

import { openDialog } from "../app/dialogs.js";

export interface ExportOptions {
  /** The entry that is exported alone; without it, all are. */
  readonly alias?: string;
  /** The number of an earlier version. */
  readonly version?: number;
}

/** Opens it. */
export function openExport(certificate: string, options: ExportOptions = {}): void {
  openDialog(async () => (await import("./ExportDialog.js")).ExportDialog, { certificate, ...options });
}
