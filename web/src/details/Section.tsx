/** A part of a column that can be folded. */

import "@ui5/webcomponents/dist/Panel.js";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Properties {
  readonly title: string;
  /** Level of its heading: one below the column's. */
  readonly level: 3 | 4;
  readonly folded?: boolean;
  readonly children: ComponentChildren;
}

/** The section; what is in a folded one is made when it is opened first. */
export function Section({ title, level, folded = false, children }: Properties) {
  const [opened, setOpened] = useState(!folded);
  return (
    <ui5-panel
      class="section"
      headerText={title}
      headerLevel={`H${level}`}
      accessibleRole="Region"
      collapsed={folded}
      noAnimation
      onui5-toggle={() => setOpened(true)}
    >
      {opened && children}
    </ui5-panel>
  );
}
