/** The frame of a dialog: its title, what it shows, and its buttons. The focus returns to where it was when the dialog closes. */

import "./dialog.css";
import "@ui5/webcomponents/dist/Bar.js";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Dialog.js";
import type { ComponentChildren } from "preact";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";

interface Properties {
  readonly title: string;
  /** Set to false to close it; `onClosed` follows. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onClosed: () => void;
  /** The id of what has the focus first; the first control if it is not given; `dialog-close` is the button that closes. */
  readonly initialFocus?: string | undefined;
  readonly state?: "None" | "Critical" | "Negative" | "Information" | "Positive";
  /** Buttons before the one that closes. */
  readonly actions?: ComponentChildren;
  /** The name of the button that closes; "Cancel" if it is not given. */
  readonly closeText?: string;
  readonly children: ComponentChildren;
}

/** The dialog; Escape and its last button close it. */
export function DialogFrame({ title, open, onClose, onClosed, initialFocus, state = "None", actions, closeText, children }: Properties) {
  const t = texts("app", en);
  return (
    <ui5-dialog
      class="dialog"
      open={open}
      headerText={title}
      state={state}
      initialFocus={initialFocus}
      onui5-close={({ target, currentTarget }) => target === currentTarget && onClosed()}
    >
      <div class="dialog-content">{children}</div>
      <ui5-bar slot="footer" design="Footer">
        {actions}
        <ui5-button id="dialog-close" slot="endContent" design="Transparent" onui5-click={onClose}>
          {closeText ?? t.cancel}
        </ui5-button>
      </ui5-bar>
    </ui5-dialog>
  );
}
