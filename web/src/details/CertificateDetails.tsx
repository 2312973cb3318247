/** The details of a certificate. */

import { Column } from "../app/Column.js";
import { go } from "../app/address.js";

/** The column of one certificate; `entry` is the one that is open beside it. */
export function CertificateDetails({ id }: { readonly id: string; readonly entry?: string | undefined }) {
  return (
    <Column title={id} onClose={() => go(["certificates"])}>
      {id}
    </Column>
  );
}
