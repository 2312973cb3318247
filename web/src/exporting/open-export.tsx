/** The dialog that exports a certificate or one of its entries. */

/** Opens it. `alias` names one entry; without it, all are exported. */
export function openExport(_certificate: string, _options: { readonly alias?: string; readonly version?: number } = {}): void {}
