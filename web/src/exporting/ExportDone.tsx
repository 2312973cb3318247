/** What is said after an export. */

import "./exporting.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents-icons/dist/copy.js";
import { useEffect, useRef } from "preact/hooks";
import { Exact } from "../app/exact.js";
import { showError, toast } from "../app/messages.js";
import { Sentence } from "../app/Sentence.js";
import { en } from "../texts/exporting.en.js";
import { texts } from "../texts/texts.js";

/** The file that the browser saves. */
export interface Saved {
  readonly fileName: string;
  readonly sha256: string;
}

/** The file's name and its SHA-256, by which the copy can be compared. */
export function ExportDone({ saved: { fileName, sha256 } }: { readonly saved: Saved }) {
  const t = texts("exporting", en);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []); // the button that had the focus is gone
  const copy = () => navigator.clipboard.writeText(sha256).then(() => toast(t.copied), showError);
  return (
    <div class="dialog-content" ref={frame} tabIndex={-1}>
      <ui5-message-strip design="Positive" hideCloseButton>
        <Sentence text={t.saved}>
          <Exact text={fileName} />
        </Sentence>
      </ui5-message-strip>
      <div>
        <div class="hint">{t.checksum}</div>
        <div class="checksum">
          <code>{sha256}</code>
          <ui5-button design="Transparent" icon="copy" tooltip={t.copy} accessibleName={t.copy} onui5-click={copy} />
        </div>
      </div>
    </div>
  );
}
