/** A certificate that is uploaded on the spot, for the field that names it. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/FileUploader.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { UploadForDestinationDocument } from "../api/generated/graphql.js";
import { DialogFrame } from "../app/DialogFrame.js";
import { exactText } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";

const ACCEPTED = ".jks,.p12,.pfx,.pem,.cer,.crt";

interface Uploaded {
  readonly name: string;
  /** What opens it, "" where nothing was needed. */
  readonly password: string;
}

interface Properties {
  readonly scope: string;
  readonly onClose: () => void;
  readonly onUploaded: (uploaded: Uploaded) => void;
}

/** The dialog, open. A file that needs a password is not stored before it is opened with one. */
export function UploadDialog({ scope, onClose, onUploaded }: Properties) {
  const t = texts("destinations", en);
  const [open, setOpen] = useState(true);
  const [file, setFile] = useState<File>();
  const [password, setPassword] = useState("");
  const [asksPassword, setAsksPassword] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const upload = async () => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const input = { scope, fileName: file.name, source: { file }, password: password || null, acceptLocked: false };
      const result = (await request(UploadForDestinationDocument, { input })).uploadCertificate;
      const { certificate } = expectResult(result, "UploadCertificateSuccess");
      toast(t.uploaded(exactText(certificate.name)));
      onUploaded({ name: certificate.name, password });
      setOpen(false);
    } catch (error) {
      const needed = error instanceof Refused && error.code === "PASSWORD_REQUIRED";
      setAsksPassword(asksPassword || needed);
      setProblem(needed ? t.filePasswordNeeded : describeError(error));
      setBusy(false);
    }
  };
  return (
    <DialogFrame
      title={t.uploadTitle}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClose}
      actions={
        <ui5-button slot="endContent" design="Emphasized" disabled={!file || busy} onui5-click={() => void upload()}>
          {busy ? t.uploading : t.upload}
        </ui5-button>
      }
    >
      <div class="configuration-upload">
        <ui5-label for="upload-file" showColon>
          {t.file}
        </ui5-label>
        <ui5-file-uploader
          id="upload-file"
          accept={ACCEPTED}
          accessibleName={t.file}
          placeholder={t.fileTypes}
          onui5-change={({ detail }) => {
            setFile(detail.files?.[0]);
            setAsksPassword(false);
            setPassword("");
            setProblem(undefined);
          }}
        />
        {asksPassword && (
          <>
            <ui5-label for="upload-password" required showColon>
              {t.filePassword}
            </ui5-label>
            <ui5-input
              id="upload-password"
              accessibleName={t.filePassword}
              type="Password"
              value={password}
              onui5-input={({ target }) => setPassword(target.value)}
            />
          </>
        )}
        {problem && (
          <ui5-message-strip design={asksPassword && password === "" ? "Information" : "Negative"} hideCloseButton>
            {problem}
          </ui5-message-strip>
        )}
      </div>
    </DialogFrame>
  );
}
