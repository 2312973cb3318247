/** A key store whose password is not known: says so, and opens it. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useState } from "preact/hooks";
import { UnlockDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { toast } from "../app/messages.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import type { SectionProperties } from "./CertificateDetails.js";
import { PasswordDialog } from "./PasswordDialog.js";

/** The message and its dialog; nothing where no password is missing. Of what was stored long ago it may only be missing what opens it. */
export function Lock({ certificate, mayWrite, reload }: SectionProperties) {
  const t = texts("details", en);
  const [asks, setAsks] = useState(false);
  const isLocked =
    certificate.__typename === "Keystore"
      ? certificate.locked
      : certificate.entries.some((entry) => entry.__typename === "PrivateKeyEntry" && entry.privateKey.locked);
  const isUnjudged =
    !isLocked && certificate.__typename === "Keystore" && certificate.openings.some((opening) => opening.reason === "LOCKED");
  const unlock = async (password: string) => {
    const { unlockKeystore } = await request(UnlockDocument, { input: { certificate: certificate.id, password } });
    expectResult(unlockKeystore, "UnlockKeystoreSuccess");
    toast(t.unlocked);
    reload();
  };
  return (
    <>
      {(isLocked || isUnjudged) && (
        <ui5-message-strip design={isLocked ? "Critical" : "Information"} hideCloseButton>
          {isLocked ? t.isLocked : t.isUnjudged}{" "}
          {mayWrite && (
            <ui5-button design="Transparent" onui5-click={() => setAsks(true)}>
              {t.unlock}
            </ui5-button>
          )}
        </ui5-message-strip>
      )}
      {asks && <PasswordDialog title={t.unlock} text={t.unlockText} action={t.unlock} onPassword={unlock} onClose={() => setAsks(false)} />}
    </>
  );
}
