/** Shows a version: what is in it, what differs from the present one; and brings it back. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/Title.js";
import { useEffect, useState } from "preact/hooks";
import { type CertificateFieldsFragment, RollBackDocument, ShowVersionEntriesDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { useQuery } from "../api/query.js";
import { DialogFrame } from "../app/DialogFrame.js";
import { exactText } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { can } from "../app/viewer.js";
import { openExport } from "../exporting/open-export.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Comparison, type Preview } from "./Comparison.js";
import { Lines } from "./Facts.js";
import { ShortName } from "./Name.js";
import { hrefOfEntry } from "./names.js";

interface Properties {
  readonly certificate: CertificateFieldsFragment;
  readonly version: number;
  readonly mayRollBack: boolean;
  readonly reload: () => void;
  readonly onClose: () => void;
}

/** The dialog, open as long as it is shown. */
export function VersionDialog({ certificate, version, mayRollBack, reload, onClose }: Properties) {
  const t = texts("details", en);
  const a = texts("app", app);
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const { preview, problem, setProblem } = usePreview(certificate.id, mayRollBack ? version : undefined);
  const rollBack = async () => {
    setBusy(true);
    try {
      const { rollBackCertificate } = await request(RollBackDocument, { input: { certificate: certificate.id, toVersion: version } });
      expectResult(rollBackCertificate, "RollBackCertificateSuccess");
      toast(t.rolledBack(version));
      setOpen(false);
      reload();
    } catch (error) {
      setProblem(describeError(error));
      setBusy(false);
    }
  };
  return (
    <DialogFrame
      title={t.versionTitle(version, exactText(certificate.name))}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClose}
      closeText={mayRollBack ? a.cancel : a.close}
      actions={
        <>
          {mayRollBack && (
            <ui5-button slot="endContent" design="Emphasized" disabled={!preview || busy} onui5-click={() => void rollBack()}>
              {t.rollBack(version)}
            </ui5-button>
          )}
          {can("CERTIFICATE_READ", certificate.scope.id) && (
            <ui5-button slot="endContent" onui5-click={() => openExport(certificate.id, { version })}>
              {t.export}
            </ui5-button>
          )}
        </>
      }
    >
      <ProblemStrip text={problem} />
      {mayRollBack && <p>{t.rollBackText}</p>}
      {preview && <Comparison {...preview} />}
      <ui5-title level="H2" size="H5">
        {t.entries}
      </ui5-title>
      <Entries certificate={certificate.id} version={version} onOpen={() => setOpen(false)} />
    </DialogFrame>
  );
}

/** Asks what the roll-back would do; nothing where there is none to ask for. */
function usePreview(certificate: string, toVersion: number | undefined) {
  const [preview, setPreview] = useState<Preview | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    if (toVersion === undefined) return;
    const asked = new AbortController();
    request(RollBackDocument, { input: { certificate, toVersion, dryRun: true } }, { signal: asked.signal })
      .then((data) => setPreview(expectResult(data.rollBackCertificate, "RollBackCertificateDryRun")))
      .catch((error: unknown) => setProblem(describeError(error)));
    return () => asked.abort();
  }, [certificate, toVersion]);
  return { preview, problem, setProblem };
}

function Entries({
  certificate,
  version,
  onOpen,
}: {
  readonly certificate: string;
  readonly version: number;
  readonly onOpen: () => void;
}) {
  const t = texts("details", en);
  const { data, error } = useQuery(ShowVersionEntriesDocument, { id: certificate });
  if (error) return <p>{describeError(error)}</p>;
  if (!data) return <p>{t.loading}</p>;
  const entries = data.certificate?.versions.find(({ number }) => number === version)?.entries ?? [];
  if (entries.length === 0) return <p>{t.noEntries}</p>;
  const lines = entries.map((entry) => (
    <>
      <ui5-link href={hrefOfEntry(certificate, entry.id)} wrappingType="Normal" onui5-click={onOpen}>
        {entry.alias === "" ? t.noAlias : <ShortName text={entry.alias} />}
      </ui5-link>{" "}
      <span class="quiet">({t.entryKind[entry.__typename]})</span>
    </>
  ));
  return <Lines lines={lines} />;
}
