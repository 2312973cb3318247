/** The area on which files can be dropped to import them. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { address } from "../app/address.js";
import { can } from "../app/viewer.js";
import { hasFiles, takeDropped } from "../create/dropped.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";

/** What is in it, which files cover as long as they are above it. */
export function DropArea({ children }: { readonly children: ComponentChildren }) {
  const [over, setOver] = useState(false);
  const allowed = can("CERTIFICATE_WRITE", address.value.parameters.get("scope") ?? undefined);
  if (!allowed) return <div class="drop-area">{children}</div>;
  return (
    <div
      class="drop-area"
      onDragEnter={(event) => hasFiles(event) && setOver(true)}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault(); // or else the browser would open them
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        takeDropped(files);
      }}
    >
      {children}
      {over && <div class="drop-cover">{texts("certificates", en).dropHere}</div>}
    </div>
  );
}
