/** A control under its label. */

import "@ui5/webcomponents/dist/Label.js";
import type { ComponentChildren } from "preact";

interface Properties {
  /** The id of the control. */
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  /** What it is for; the control names the element by `hintId(id)` where it can. */
  readonly hint?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The label, the control, and what it is for. */
export function Field({ id, label, required = false, hint, children }: Properties) {
  return (
    <div class="create-field">
      <ui5-label for={id} required={required} showColon>
        {label}
      </ui5-label>
      {children}
      {hint && <div class="create-hint">{hint}</div>}
    </div>
  );
}
