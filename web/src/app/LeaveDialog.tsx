/** The question whether to leave what was entered. */

import "@ui5/webcomponents/dist/Button.js";
import { useRef, useState } from "preact/hooks";
import { DialogFrame } from "./DialogFrame.js";
import type { Closable } from "./dialogs.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";

interface Properties extends Closable {
  readonly onLeave: () => void;
}

/** The question; Escape stays. */
export function LeaveDialog({ onLeave, onClosed }: Properties) {
  const t = texts("app", en);
  const [open, setOpen] = useState(true);
  const leaves = useRef(false); // known at once, where a state would be known with the next rendering
  return (
    <DialogFrame
      title={t.leaveTitle}
      state="Critical"
      open={open}
      closeText={t.stay}
      onClose={() => setOpen(false)}
      onClosed={() => {
        onClosed();
        if (leaves.current) onLeave();
      }}
      actions={
        <ui5-button
          slot="endContent"
          design="Emphasized"
          onui5-click={() => {
            leaves.current = true;
            setOpen(false);
          }}
        >
          {t.leave}
        </ui5-button>
      }
    >
      {t.leaveText}
    </DialogFrame>
  );
}
