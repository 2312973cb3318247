/** A part of a panel, as a card with a heading. */

import "@ui5/webcomponents/dist/Card.js";
import "@ui5/webcomponents/dist/Title.js";
import type { ComponentChildren } from "preact";

interface Properties {
  readonly title: string;
  /** Stands beside the heading. */
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The card. */
export function Section({ title, action, children }: Properties) {
  return (
    <ui5-card accessibleName={title} class="create-section">
      <div class="create-card">
        <div class="create-card-head">
          <ui5-title level="H3" size="H5">
            {title}
          </ui5-title>
          {action}
        </div>
        {children}
      </div>
    </ui5-card>
  );
}
