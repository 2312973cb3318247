/** The question before a destination or fragment is deleted. */

import "@ui5/webcomponents/dist/Button.js";
import { useState } from "preact/hooks";
import { DialogFrame } from "../app/DialogFrame.js";
import { exactText } from "../app/exact.js";
import { keepFocus } from "../app/focus.js";
import { showError, toast } from "../app/messages.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { changes } from "./changes.js";
import type { Kind } from "./draft.js";
import { deleteConfiguration } from "./store.js";

interface Properties {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/** The dialog, open. */
export function DeleteDialog({ kind, id, name, onDeleted, onClose }: Properties) {
  const t = texts("destinations", en);
  const [open, setOpen] = useState(true);
  const act = async () => {
    try {
      await deleteConfiguration(kind, id);
      toast(t.deleted(exactText(name)));
      changes.tell();
      onDeleted();
    } catch (error) {
      showError(error);
    }
    setOpen(false);
    keepFocus();
  };
  return (
    <DialogFrame
      title={t.deleteTitle(exactText(name))}
      state="Critical"
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClose}
      actions={
        <ui5-button slot="endContent" design="Emphasized" onui5-click={() => void act()}>
          {t.delete}
        </ui5-button>
      }
    >
      <p>{t.deleteText}</p>
    </DialogFrame>
  );
}
