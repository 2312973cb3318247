/** The details of an entry of a key store. */

import { Column } from "../app/Column.js";
import { go } from "../app/address.js";

/** The column of one entry. */
export function EntryDetails({ certificate, id }: { readonly certificate: string; readonly id: string }) {
  return (
    <Column title={id} level={3} onClose={() => go(["certificates", certificate])}>
      {id}
    </Column>
  );
}
