/** Replaces the file of a certificate by a new one, after showing what changes. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/FileUploader.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents-icons/dist/browse-folder.js";
import { useRef, useState } from "preact/hooks";
import { type CertificateFieldsFragment, ReplaceDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { DialogFrame } from "../app/DialogFrame.js";
import { exactText } from "../app/exact.js";
import { toast } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { type KeyPasswords, listLockedKeys, NO_KEY_PASSWORDS, toKeyInput } from "../passwords/key-passwords.js";
import { KeyPasswordFields } from "../passwords/KeyPasswordFields.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Comparison, type Preview } from "./Comparison.js";
import { describePasswordError, isAboutPassword } from "./PasswordDialog.js";

interface Properties {
  readonly certificate: CertificateFieldsFragment;
  readonly reload: () => void;
  readonly onClose: () => void;
}

/** The dialog, open as long as it is shown. */
export function ReplaceDialog({ certificate, reload, onClose }: Properties) {
  const t = texts("details", en);
  const [open, setOpen] = useState(true);
  const {
    file,
    password,
    keyPasswords,
    lockedKeys,
    preview,
    problem,
    busy,
    asksPassword,
    choose,
    setPassword,
    setKeyPasswords,
    look,
    replace,
  } = useReplacement(certificate.id);
  const confirm = async () => {
    if (!(await replace())) return;
    toast(t.replaced);
    setOpen(false);
    reload();
  };
  return (
    <DialogFrame
      title={t.replaceTitle(exactText(certificate.name))}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClose}
      actions={
        <ui5-button slot="endContent" design="Emphasized" disabled={!file || !preview || busy} onui5-click={() => void confirm()}>
          {t.replaceNow}
        </ui5-button>
      }
    >
      <p>{t.replaceText}</p>
      <ui5-label for="replacing-file" required showColon>
        {t.newFile}
      </ui5-label>
      <ui5-file-uploader
        id="replacing-file"
        accessibleName={t.newFile}
        placeholder={t.chooseFile}
        onui5-change={({ detail }) => choose(detail.files?.[0])}
      />
      {asksPassword && (
        <>
          <p>{t.lockedFile}</p>
          <ui5-label for="replacing-password" showColon>
            {t.password}
          </ui5-label>
          <div class="buttons">
            {" "}
            <ui5-input
              id="replacing-password"
              accessibleName={t.password}
              type="Password"
              value={password}
              onui5-input={({ target }) => setPassword(target.value)}
              onKeyDown={(event) => event.key === "Enter" && void look()}
            />
            <ui5-button onui5-click={() => void look()}>{t.check}</ui5-button>
          </div>
          <KeyPasswordFields
            id="replacing-key-password"
            aliases={lockedKeys}
            typed={keyPasswords}
            onInput={setKeyPasswords}
            onSubmit={() => void look()}
          />
        </>
      )}
      <ProblemStrip text={problem} />
      <div class="comparison" aria-live="polite">
        {preview && <Comparison {...preview} />}
      </div>
    </DialogFrame>
  );
}

/** The file that was chosen, and what the service says about it: as soon as it is chosen, and again with a password. */
function useReplacement(certificate: string) {
  const [file, setFile] = useState<File | undefined>();
  const [password, typePassword] = useState("");
  const [keyPasswords, setKeyPasswords] = useState(NO_KEY_PASSWORDS);
  const [lockedKeys, setLockedKeys] = useState<readonly string[]>([]);
  const [asksPassword, setAsksPassword] = useState(false);
  const [preview, setPreview] = useState<Preview | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  const setPassword = (typed: string) => {
    typePassword(typed);
    setKeyPasswords(NO_KEY_PASSWORDS);
    setLockedKeys([]);
  };
  const send = async (source: File, given: string, ofKeys: KeyPasswords, dryRun: boolean) => {
    const input = { certificate, source: { file: source }, password: given === "" ? null : given, ...toKeyInput(ofKeys), dryRun };
    return (await request(ReplaceDocument, { input })).replaceCertificate;
  };
  const lookAt = async (source: File, given: string, ofKeys: KeyPasswords) => {
    const mine = ++latest.current;
    setPreview(undefined);
    setProblem(undefined);
    setBusy(true);
    try {
      const answer = expectResult(await send(source, given, ofKeys, true), "ReplaceCertificateDryRun");
      if (mine !== latest.current) return;
      setPreview(answer);
      if (answer.inspection.locked) setAsksPassword(true);
      // The fields stay once their keys are open.
      if (given !== "" && lockedKeys.length === 0) setLockedKeys(listLockedKeys(answer.inspection.entries));
    } catch (error) {
      if (mine !== latest.current) return;
      if (isAboutPassword(error)) setAsksPassword(true);
      setProblem(describePasswordError(error));
    } finally {
      if (mine === latest.current) setBusy(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setPassword("");
    setAsksPassword(false);
    if (chosen) void lookAt(chosen, "", NO_KEY_PASSWORDS);
  };
  const replace = async (): Promise<boolean> => {
    if (!file) return false;
    setBusy(true);
    try {
      expectResult(await send(file, password, keyPasswords, false), "ReplaceCertificateSuccess");
      return true;
    } catch (error) {
      setProblem(describePasswordError(error));
      setBusy(false);
      return false;
    }
  };
  const look = () => file && lookAt(file, password, keyPasswords);
  return {
    file,
    password,
    keyPasswords,
    lockedKeys,
    preview,
    problem,
    busy,
    asksPassword,
    choose,
    setPassword,
    setKeyPasswords,
    look,
    replace,
  };
}
