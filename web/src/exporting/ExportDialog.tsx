/** The dialog that exports a certificate or one of its entries. */

import { useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { ExportCertificateDocument, type ExportFormat, ShowExportDocument } from "../api/generated/graphql.js";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { exactText } from "../app/exact.js";
import { saveFile } from "../app/save.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { NO_KEY_PASSWORDS } from "../passwords/key-passwords.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/exporting.en.js";
import { texts } from "../texts/texts.js";
import { beginChoices, beginConversion, type Choices, type ExportedFile, fit, type Installation, readFile, toInput } from "./choices.js";
import { ExportDone, type Saved } from "./ExportDone.js";
import { ExportForm } from "./ExportForm.js";
import { checkChoices, explain, type Problem } from "./problems.js";

/** What is known of the certificate's file. */
export interface Known {
  readonly file: ExportedFile;
  readonly installation: Installation;
}

/** Asks what is known of a certificate, or of an earlier version. Throws RequestFailed, Refused where there is no such certificate. */
export async function readKnown(id: string, version: number | undefined): Promise<Known> {
  const { certificate, installation } = await request(ShowExportDocument, { id, earlier: version !== undefined });
  if (!certificate) throw new Refused({ __typename: "NotFoundError", code: "NOT_FOUND" });
  return { file: readFile(certificate, version), installation };
}

interface Begun {
  /** The one entry. */
  readonly alias: string | undefined;
  /** The format of the new file, where it is chosen already. */
  readonly format: ExportFormat | undefined;
}

/** The dialog. */
export function ExportDialog({ file, installation, alias, format, onClosed }: Closable & Known & Begun) {
  const t = texts("exporting", en);
  const [open, setOpen] = useState(true);
  const common = { open, onClose: () => setOpen(false), onClosed };
  const [choices, setChoices] = useState(() =>
    format === undefined ? beginChoices(file, installation, alias) : beginConversion(file, installation, format),
  );
  const { saved, problem, busy, save } = useExport(file, installation, choices, setChoices);
  const title = alias === undefined ? t.titleOf(exactText(file.name)) : t.titleOfEntry(exactText(alias));
  if (saved) {
    return (
      <DialogFrame title={title} {...common} closeText={texts("app", app).close}>
        <ExportDone saved={saved} />
      </DialogFrame>
    );
  }
  return (
    <DialogFrame
      title={file.version === undefined ? title : `${title} ${t.version(file.version)}`}
      {...common}
      actions={
        <ui5-button slot="endContent" design="Emphasized" loading={busy} onui5-click={() => void save()}>
          {t.export}
        </ui5-button>
      }
    >
      {problem && problem.field === undefined && <ProblemStrip text={problem.text} />}
      <ExportForm
        file={file}
        installation={installation}
        choices={choices}
        problem={problem}
        onChange={(change) => setChoices(fit({ ...choices, ...change }, file, installation))}
        onSubmit={() => void save()}
      />
    </DialogFrame>
  );
}

/** Exports and saves; the focus is on the field with the problem where there is one. */
function useExport(file: ExportedFile, installation: Installation, choices: Choices, setChoices: (choices: Choices) => void) {
  const [saved, setSaved] = useState<Saved>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (problem?.field !== undefined) document.getElementById(`export-${problem.field}`)?.focus();
  }, [problem]);
  const save = async () => {
    if (busy) return;
    const found = checkChoices(choices, installation);
    setProblem(found);
    if (found) return;
    setBusy(true);
    try {
      const input = toInput(choices, file, installation);
      const result = expectResult((await request(ExportCertificateDocument, { input })).exportCertificate, "ExportCertificateSuccess");
      saveFile(result.fileName, result.mediaType, result.content);
      setSaved({ fileName: result.fileName, sha256: result.sha256 });
    } catch (error) {
      const refused = explain(error, choices);
      if (refused.field === "password") setChoices({ ...choices, password: choices.password ?? "" });
      if (refused.field === "keyPassword") setChoices({ ...choices, keyPasswords: choices.keyPasswords ?? NO_KEY_PASSWORDS });
      setProblem(refused);
    }
    setBusy(false);
  };
  return { saved, problem, busy, save };
}
