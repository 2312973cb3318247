/** The dialog that deletes a scope. */

import { useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { DeleteScopeDocument, type DeleteScopeMutation } from "../api/generated/graphql.js";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { Exact } from "../app/exact.js";
import { describeError } from "../app/messages.js";
import { Sentence } from "../app/Sentence.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/scopes.en.js";
import { texts } from "../texts/texts.js";
import type { Scope } from "./known.js";
import { leave } from "./ScopeSwitch.js";

/** The dialog; all scopes are shown afterwards. */
export function DeleteScopeDialog({ scope, onClosed }: Closable & { readonly scope: Scope }) {
  const t = texts("scopes", en);
  const [open, setOpen] = useState(true);
  const { busy, problem, remove } = useDeletion(scope, () => setOpen(false));
  return (
    <DialogFrame
      title={t.deleteTitle}
      state="Critical"
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClosed}
      initialFocus="scope-delete"
      actions={
        <ui5-button id="scope-delete" slot="endContent" design="Emphasized" loading={busy} onui5-click={() => void remove()}>
          {t.deleteButton}
        </ui5-button>
      }
    >
      <ProblemStrip text={problem} />
      <p class="hint">
        <Sentence text={t.deleteQuestion}>
          <Exact text={scope.displayName} />
        </Sentence>
      </p>
      <p class="hint">{t.deleteMeans}</p>
    </DialogFrame>
  );
}

function useDeletion({ id }: Scope, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const remove = async () => {
    setBusy(true);
    try {
      expectResult((await request(DeleteScopeDocument, { input: { scope: id } })).deleteScope, "DeleteScopeSuccess");
      onDone();
      leave(id);
    } catch (error) {
      setProblem(explain(error));
    }
    setBusy(false);
  };
  return { busy, problem, remove };
}

function explain(error: unknown): string {
  const t = texts("scopes", en);
  const result = error instanceof Refused ? (error.result as NonNullable<DeleteScopeMutation["deleteScope"]>) : undefined;
  if (result?.__typename !== "ScopeNotEmptyError") return describeError(error) ?? "";
  return t.notEmpty(result.certificateCount, result.destinationCount, result.fragmentCount);
}
