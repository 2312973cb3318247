/** The dialog that deletes a service key. */

import "@ui5/webcomponents/dist/Button.js";
import { useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { DeleteServiceKeyDocument } from "../api/generated/graphql.js";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { exactText } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/access.en.js";
import { texts } from "../texts/texts.js";

interface Properties extends Closable {
  readonly serviceKey: { readonly id: string; readonly name: string };
  readonly onDeleted: () => void;
}

/** Asks first: it cannot be undone. */
export function DeleteServiceKey({ serviceKey, onDeleted, onClosed }: Properties) {
  const t = texts("access", en);
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const name = exactText(serviceKey.name);
  const remove = async () => {
    setBusy(true);
    try {
      const { deleteServiceKey } = await request(DeleteServiceKeyDocument, { input: { serviceKey: serviceKey.id } });
      expectResult(deleteServiceKey, "DeleteServiceKeySuccess");
      setOpen(false);
      toast(t.deleted(name));
      onDeleted();
    } catch (error) {
      setProblem(describeError(error));
    }
    setBusy(false);
  };
  return (
    <DialogFrame
      title={t.deleteTitle}
      state="Critical"
      initialFocus="dialog-close"
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClosed}
      actions={
        <ui5-button slot="endContent" design="Negative" loading={busy} onui5-click={() => void remove()}>
          {t.delete}
        </ui5-button>
      }
    >
      <ProblemStrip text={problem} />
      <span class="exact">{t.deleteQuestion(name)}</span>
      <span>{t.deleteEffect}</span>
    </DialogFrame>
  );
}
