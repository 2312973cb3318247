/** The dialog that exports a certificate or one of its entries. */

import type { ExportFormat } from "../api/generated/graphql.js";
import { openDialog } from "../app/dialogs.js";

export interface ExportOptions {
  /** The entry that is exported alone; without it, all are. */
  readonly alias?: string;
  /** The number of an earlier version. */
  readonly version?: number;
  /** The format of a new file that is chosen already. */
  readonly format?: ExportFormat;
}

/** Opens it when it is known what can be chosen. */
export function openExport(certificate: string, { alias, version, format }: ExportOptions = {}): void {
  openDialog(
    async () => {
      const { ExportDialog, readKnown } = await import("./ExportDialog.js");
      const known = await readKnown(certificate, version);
      return (properties) => <ExportDialog {...properties} {...known} format={format} />;
    },
    { alias },
  );
}
