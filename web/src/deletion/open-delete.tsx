/** The dialog that deletes a certificate. */

import { openDialog } from "../app/dialogs.js";

/** A certificate to delete. */
export interface Deletable {
  readonly id: string;
  readonly name: string;
}

/** Opens it when it is known what uses the certificate; `onDeleted` is called when the certificate is gone. */
export function openDelete(certificate: Deletable, onDeleted?: () => void): void {
  openDialog(
    async () => {
      const { DeleteDialog, planDeletion } = await import("./DeleteDialog.js");
      const plan = await planDeletion(certificate.id);
      return (properties) => <DeleteDialog {...properties} plan={plan} />;
    },
    { certificate, onDeleted },
  );
}
