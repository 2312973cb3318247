/** Revokes the present version of a generated certificate. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/Option.js";
import "@ui5/webcomponents/dist/Select.js";
import { useState } from "preact/hooks";
import { type CertificateFieldsFragment, RevokeDocument, type RevocationReason } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { DialogFrame } from "../app/DialogFrame.js";
import { exactText } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";

interface Properties {
  readonly certificate: CertificateFieldsFragment;
  readonly reload: () => void;
  readonly onClose: () => void;
}

/** The dialog, open as long as it is shown. */
export function RevokeDialog({ certificate, reload, onClose }: Properties) {
  const t = texts("details", en);
  const [open, setOpen] = useState(true);
  const [reason, setReason] = useState<RevocationReason>("UNSPECIFIED");
  const [problem, setProblem] = useState<string | undefined>();
  const revoke = async () => {
    try {
      const { revokeCertificate } = await request(RevokeDocument, { input: { certificate: certificate.id, reason } });
      expectResult(revokeCertificate, "RevokeCertificateSuccess");
      toast(t.wasRevoked);
      setOpen(false);
      reload();
    } catch (error) {
      setProblem(describeError(error));
    }
  };
  return (
    <DialogFrame
      title={t.revokeTitle(exactText(certificate.name))}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClose}
      state="Critical"
      actions={
        <ui5-button slot="endContent" design="Negative" onui5-click={() => void revoke()}>
          {t.revoke}
        </ui5-button>
      }
    >
      <ProblemStrip text={problem} />
      <p>{t.revokeText}</p>
      <ui5-label for="revocation-reason" showColon>
        {t.reason}
      </ui5-label>
      <ui5-select
        id="revocation-reason"
        accessibleName={t.reason}
        value={reason}
        onui5-change={({ target }) => setReason(target.value as RevocationReason)}
      >
        {(Object.keys(t.reasons) as RevocationReason[]).map((one) => (
          <ui5-option key={one} value={one}>
            {t.reasons[one]}
          </ui5-option>
        ))}
      </ui5-select>
    </DialogFrame>
  );
}
