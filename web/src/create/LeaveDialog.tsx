/** The question whether to leave what was entered. */

import "@ui5/webcomponents/dist/Button.js";
import { useState } from "preact/hooks";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";

interface Properties extends Closable {
  readonly onLeave: () => void;
}

/** The question; Escape stays. */
export function LeaveDialog({ onLeave, onClosed }: Properties) {
  const t = texts("create", en);
  const [answer, setAnswer] = useState<"leave" | "stay" | undefined>(undefined);
  return (
    <DialogFrame
      title={t.leaveTitle}
      state="Critical"
      open={answer === undefined}
      closeText={t.stay}
      onClose={() => setAnswer("stay")}
      onClosed={() => {
        onClosed();
        if (answer === "leave") onLeave();
      }}
      actions={
        <ui5-button slot="endContent" design="Emphasized" onui5-click={() => setAnswer("leave")}>
          {t.leave}
        </ui5-button>
      }
    >
      {t.leaveText}
    </DialogFrame>
  );
}
