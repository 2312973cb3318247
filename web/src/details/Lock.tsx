/** A key store whose password is not known: says so, and opens it. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useState } from "preact/hooks";
import { UnlockDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { toast } from "../app/messages.js";
import { hasKeyPassword, type KeyPasswords, listLockedKeys, toKeyInput } from "../passwords/key-passwords.js";
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
  const locked = listLockedKeys(certificate.entries);
  // The password of a PEM file is that of its key.
  const keys = certificate.__typename === "Keystore" || locked.length > 1 ? locked : [];
  const unlock = async (password: string, keyPasswords: KeyPasswords) => {
    // Without the one of the file, those of its keys may be enough; the empty password is one of its own.
    const given = password === "" && hasKeyPassword(keyPasswords) ? null : password;
    const input = { certificate: certificate.id, password: given, ...toKeyInput(keyPasswords) };
    const { unlockKeystore } = await request(UnlockDocument, { input });
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
      {asks && (
        <PasswordDialog
          title={t.unlock}
          text={t.unlockText}
          action={t.unlock}
          keys={keys}
          onPassword={unlock}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
