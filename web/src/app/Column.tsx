/** A column beside the list: its heading with full screen and close, what it shows, and the buttons below. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-icons/dist/decline.js";
import "@ui5/webcomponents-icons/dist/exit-full-screen.js";
import "@ui5/webcomponents-icons/dist/full-screen.js";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { fullScreen } from "./full-screen.js";

interface Properties {
  readonly title: ComponentChildren;
  /** Level of the heading: 2 in the middle column, 3 in the last. */
  readonly level?: 2 | 3;
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren;
  /** Buttons below, which cover nothing. */
  readonly footer?: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The column; the focus is on its heading when it opens, so that the keyboard goes on there. */
export function Column({ title, level = 2, actions, footer, onClose, children }: Properties) {
  const t = texts("app", en);
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const element = heading.current;
    if (element) element.tabIndex = element.scrollHeight > element.clientHeight ? 0 : -1; // what scrolls is reached by the keyboard, too
  });
  const full = fullScreen.value;
  return (
    <section class="column-frame">
      <div class="column-header">
        <div class="column-title" ref={heading} tabIndex={-1}>
          <ui5-title level={`H${level}`} wrappingType="Normal">
            {title}
          </ui5-title>
        </div>
        <div class="column-actions">
          {actions}
          <ui5-button
            design="Transparent"
            class="full-screen"
            icon={full ? "exit-full-screen" : "full-screen"}
            tooltip={full ? t.leaveFullScreen : t.fullScreen}
            accessibleName={full ? t.leaveFullScreen : t.fullScreen}
            onui5-click={() => (fullScreen.value = !full)}
          />
          <ui5-button design="Transparent" icon="decline" tooltip={t.close} accessibleName={t.close} onui5-click={onClose} />
        </div>
      </div>
      <div class="column-content">{children}</div>
      {footer && <div class="column-footer">{footer}</div>}
    </section>
  );
}
