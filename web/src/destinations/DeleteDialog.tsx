/** The question before a destination or fragment is deleted. */

import "@ui5/webcomponents/dist/Bar.js";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Dialog.js";
import { exactText } from "../app/exact.js";
import { keepFocus } from "../app/focus.js";
import { showError, toast } from "../app/messages.js";
import { en as app } from "../texts/app.en.js";
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
  const a = texts("app", app);
  const act = async () => {
    try {
      await deleteConfiguration(kind, id);
      toast(t.deleted(exactText(name)));
      changes.tell();
      onDeleted();
    } catch (error) {
      showError(error);
    }
    onClose();
    keepFocus();
  };
  return (
    <ui5-dialog open headerText={t.deleteTitle(exactText(name))} state="Critical" accessibleRole="AlertDialog" onui5-close={onClose}>
      <p>{t.deleteText}</p>
      <ui5-bar slot="footer" design="Footer">
        <ui5-button slot="endContent" design="Emphasized" onui5-click={() => void act()}>
          {t.delete}
        </ui5-button>
        <ui5-button slot="endContent" design="Transparent" onui5-click={onClose}>
          {a.cancel}
        </ui5-button>
      </ui5-bar>
    </ui5-dialog>
  );
}
