/** The dialog that deletes a certificate. */

/** Opens it; `onDeleted` is called when the certificate is gone. */
export function openDelete(_certificate: { readonly id: string; readonly name: string }, _onDeleted?: () => void): void {}
