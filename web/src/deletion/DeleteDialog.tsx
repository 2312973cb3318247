/** The dialog that deletes a certificate: what uses it is shown first. */

import "./deletion.css";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { DeleteCertificateDocument, type DeleteCertificateMutation, ShowRestorableForDocument } from "../api/generated/graphql.js";
import { hrefTo } from "../app/address.js";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { Exact, exactText } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { Sentence } from "../app/Sentence.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/deletion.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import type { Deletable } from "./open-delete.js";
import { restore } from "./restore.js";

type Result = NonNullable<DeleteCertificateMutation["deleteCertificate"]>;
type Use = Extract<Result, { readonly __typename: "InUseError" }>["usedBy"][number];

/** What is to be known before a certificate is deleted. */
export interface Plan {
  readonly usedBy: readonly Use[];
  /** Others that use it, which the user may not see. */
  readonly hidden: number;
  /** Seconds in which it can be restored. */
  readonly restorableFor: number;
}

/** Returns what would happen. Throws Refused, RequestFailed. */
export async function planDeletion(certificate: string): Promise<Plan> {
  const [{ deleteCertificate }, { installation }] = await Promise.all([
    request(DeleteCertificateDocument, { input: { certificate, dryRun: true } }),
    request(ShowRestorableForDocument),
  ]);
  const { usedBy, usedByHidden } = expectResult(deleteCertificate, "DeleteCertificateDryRun");
  return { usedBy, hidden: usedByHidden, restorableFor: installation.restorableFor };
}

interface Properties extends Closable {
  readonly certificate: Deletable;
  readonly onDeleted: (() => void) | undefined;
  readonly plan: Plan;
}

/** The dialog. Where something uses the certificate, the focus is on the button that keeps it. */
export function DeleteDialog({ certificate, onDeleted, plan: planned, onClosed }: Properties) {
  const t = texts("deletion", en);
  const [open, setOpen] = useState(true);
  const { plan, busy, problem, remove } = useDeletion(certificate, planned, () => {
    setOpen(false);
    onDeleted?.();
  });
  const isUsed = isUsedIn(plan);
  return (
    <DialogFrame
      title={t.title}
      state={isUsed ? "Negative" : "Critical"}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClosed}
      initialFocus={isUsed ? "dialog-close" : "delete-confirm"}
      actions={<Confirm isUsed={isUsed} busy={busy} onConfirm={() => void remove()} />}
    >
      <ProblemStrip text={problem} />
      <p class="hint">
        <Sentence text={t.question}>
          <Exact text={certificate.name} />
        </Sentence>
      </p>
      {isUsed && <Uses plan={plan} onOpen={() => setOpen(false)} />}
      <p class="hint">{t.restorable(plan.restorableFor)}</p>
    </DialogFrame>
  );
}

interface ConfirmProperties {
  readonly isUsed: boolean;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

function Confirm({ isUsed, busy, onConfirm }: ConfirmProperties) {
  const t = texts("deletion", en);
  return (
    <ui5-button id="delete-confirm" slot="endContent" design={isUsed ? "Negative" : "Emphasized"} loading={busy} onui5-click={onConfirm}>
      {isUsed ? t.deleteEvenIfUsed : t.delete}
    </ui5-button>
  );
}

/** Deletes; what began to use it meanwhile becomes a part of the plan, which is to be confirmed once more. */
function useDeletion(certificate: Deletable, planned: Plan, onDone: () => void) {
  const t = texts("deletion", en);
  const [plan, setPlan] = useState(planned);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const remove = async () => {
    setBusy(true);
    try {
      await deleteNow(certificate.id, isUsedIn(plan));
      onDone();
      toast(t.deleted(exactText(certificate.name)), { undo: () => void restore(certificate) });
    } catch (error) {
      const used = error instanceof Refused ? (error.result as Result) : undefined;
      if (used?.__typename === "InUseError") setPlan({ ...plan, usedBy: used.usedBy, hidden: used.hidden });
      else setProblem(describeError(error));
    }
    setBusy(false);
  };
  return { plan, busy, problem, remove };
}

function isUsedIn({ usedBy, hidden }: Plan): boolean {
  return usedBy.length + hidden > 0;
}

/** The destinations and fragments that use it. */
function Uses({ plan: { usedBy, hidden }, onOpen }: { readonly plan: Plan; readonly onOpen: () => void }) {
  const t = texts("deletion", en);
  const w = texts("words", words);
  return (
    <>
      <ui5-message-strip design="Critical" hideCloseButton>
        {t.used(usedBy.length + hidden)}
      </ui5-message-strip>
      <ul class="deletion-uses">
        {usedBy.map(({ property, level, configuration: { __typename: kind, id, name, scope } }) => (
          <li key={`${id} ${property}`}>
            <ui5-link href={hrefTo([kind === "Destination" ? "destinations" : "fragments", id])} onui5-click={onOpen}>
              {exactText(name)}
            </ui5-link>{" "}
            {t.use(t.kinds[kind], property, `${w.level[level]} ${exactText(scope.displayName)}`)}
          </li>
        ))}
        {hidden > 0 && <li>{t.hidden(hidden)}</li>}
      </ul>
    </>
  );
}

async function deleteNow(certificate: string, evenIfUsed: boolean): Promise<void> {
  const { deleteCertificate } = await request(DeleteCertificateDocument, { input: { certificate, evenIfUsed } });
  expectResult(deleteCertificate, "DeleteCertificateSuccess");
}
