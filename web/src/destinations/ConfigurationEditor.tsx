/** A destination or fragment that is created or edited. */

import { Column } from "../app/Column.js";
import { go } from "../app/address.js";

/** The column of one destination or fragment; `id` undefined is a new one. */
export function ConfigurationEditor({ kind, id }: { readonly kind: "destinations" | "fragments"; readonly id: string | undefined }) {
  return (
    <Column title={kind} onClose={() => go([kind])}>
      {id}
    </Column>
  );
}
