/** Facts with their names, one below the other. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Form.js";
import "@ui5/webcomponents/dist/FormItem.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents-icons/dist/copy.js";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { showError, toast } from "../app/messages.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";

/** Lines of one fact that are shown at once: a certificate may have thousands of names. */
const MAX_LINES = 20;

/** The facts; `name` says of what. The mode is Edit because the other one breaks axe's rule for lists of definitions. */
export function Facts({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <ui5-form accessibleMode="Edit" accessibleName={name} layout="S1 M2 L2 XL3" labelSpan="S12 M12 L12 XL12" itemSpacing="Normal">
      {children}
    </ui5-form>
  );
}

interface FactProperties {
  readonly name: string;
  /** What the button beside the fact copies. */
  readonly copy?: string;
  readonly children: ComponentChildren;
}

/** One fact. */
export function Fact({ name, copy, children }: FactProperties) {
  return (
    <ui5-form-item>
      <ui5-label slot="labelContent" showColon>
        {name}
      </ui5-label>
      <div class="fact">
        <div class="fact-value">{children}</div>
        {copy !== undefined && <CopyButton name={name} text={copy} />}
      </div>
    </ui5-form-item>
  );
}

/** Lines of a fact; of many only the first, until the user wants all. */
export function Lines({ lines }: { readonly lines: readonly ComponentChildren[] }) {
  const t = texts("details", en);
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, MAX_LINES);
  return (
    <>
      {shown.map((line, index) => (
        <div key={index}>{line}</div>
      ))}
      {shown.length < lines.length && (
        <ui5-button design="Transparent" onui5-click={() => setAll(true)}>
          {t.showAll(lines.length)}
        </ui5-button>
      )}
    </>
  );
}

/** A button that copies a text; none where the browser does not let pages copy, as without TLS. */
export function CopyButton({ name, text }: { readonly name: string; readonly text: string }) {
  const t = texts("details", en);
  if (!("clipboard" in navigator)) return null;
  const copy = () => navigator.clipboard.writeText(text).then(() => toast(t.copied(name)), showError);
  return (
    <ui5-button
      class="copy"
      design="Transparent"
      icon="copy"
      tooltip={t.copy(name)}
      accessibleName={t.copy(name)}
      onui5-click={() => void copy()}
    />
  );
}
