/** The labels of a certificate, and their editor. */

import type Button from "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/Tag.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { SetLabelsDocument, ShowLabelChoicesDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { useQuery } from "../api/query.js";
import { Exact } from "../app/exact.js";
import { describeError, toast } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import type { SectionProperties } from "./CertificateDetails.js";
import { type Label, LabelFields } from "./LabelFields.js";
import { Section } from "./Section.js";

/** The section: the labels, or while they are edited the editor. */
export function Labels({ certificate, mayWrite, reload }: SectionProperties) {
  const t = texts("details", en);
  const [edits, setEdits] = useState(false);
  const button = useRef<Button>(null);
  const wasEdited = useRef(false);
  useEffect(() => {
    if (!edits && wasEdited.current) button.current?.focus();
    wasEdited.current = edits;
  }, [edits]);
  return (
    <Section title={t.labels} level={3}>
      {edits ? (
        <Editor certificate={certificate} reload={reload} onClose={() => setEdits(false)} />
      ) : (
        <>
          <ShownLabels labels={certificate.labels} />
          {mayWrite && (
            <div class="buttons">
              <ui5-button ref={button} onui5-click={() => setEdits(true)}>
                {t.editLabels}
              </ui5-button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function ShownLabels({ labels }: { readonly labels: readonly Label[] }) {
  const t = texts("details", en);
  if (labels.length === 0) return <p>{t.noLabels}</p>;
  return (
    <ul class="labels" aria-label={t.labels}>
      {labels.map(({ key, values }) => (
        <li key={key}>
          <ui5-tag design="Set2" colorScheme="6" wrappingType="Normal">
            <Exact text={values.length === 0 ? key : `${key}: ${values.join(", ")}`} />
          </ui5-tag>
        </li>
      ))}
    </ul>
  );
}

interface EditorProperties {
  readonly certificate: SectionProperties["certificate"];
  readonly reload: () => void;
  readonly onClose: () => void;
}

/** Keeps what is typed although the certificate is read again; says so when its labels have changed meanwhile. */
function Editor({ certificate, reload, onClose }: EditorProperties) {
  const t = texts("details", en);
  const a = texts("app", app);
  const [begun] = useState(certificate.labels);
  const [labels, setLabels] = useState<readonly Label[]>(certificate.labels.length > 0 ? certificate.labels : [{ key: "", values: [] }]);
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(ShowLabelChoicesDocument, { scope: certificate.scope.id });
  const hasChanged = JSON.stringify(begun) !== JSON.stringify(certificate.labels);
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const given = labels.filter(({ key, values }) => key !== "" || values.length > 0);
      const { setCertificateLabels } = await request(SetLabelsDocument, { input: { certificate: certificate.id, labels: given } });
      expectResult(setCertificateLabels, "SetCertificateLabelsSuccess");
      toast(t.labelsSaved);
      reload();
      onClose();
    } catch (error) {
      setProblem(describeError(error));
      setBusy(false);
    }
  };
  return (
    <>
      {hasChanged && (
        <ui5-message-strip design="Critical" hideCloseButton>
          {t.labelsChanged}
        </ui5-message-strip>
      )}
      <ProblemStrip text={problem} />
      <LabelFields labels={labels} onChange={setLabels} inUse={data?.scope?.labelsInUse.labels ?? []} limits={data?.installation.limits} />
      <div class="buttons">
        <ui5-button design="Emphasized" disabled={busy} onui5-click={() => void save()}>
          {t.save}
        </ui5-button>
        <ui5-button onui5-click={onClose}>{a.cancel}</ui5-button>
      </div>
    </>
  );
}
