/** The details of a certificate. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/Tag.js";
import { useEffect } from "preact/hooks";
import { type CertificateFieldsFragment, RestoreDeletedDocument, ShowCertificateDocument } from "../api/generated/graphql.js";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { MISSED, onCertificateChange } from "../api/live.js";
import { useQuery } from "../api/query.js";
import { Column } from "../app/Column.js";
import { go } from "../app/address.js";
import { Exact } from "../app/exact.js";
import { showError, toast } from "../app/messages.js";
import { formatMoment } from "../app/time.js";
import { can } from "../app/viewer.js";
import { openDelete } from "../deletion/open-delete.js";
import { openExport } from "../exporting/open-export.js";
import { learnScopes } from "../scopes/known.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { Contents } from "./Contents.js";
import { Creation } from "./Creation.js";
import { Failed } from "./Failed.js";
import { Findings } from "./Findings.js";
import { Labels } from "./Labels.js";
import { Lock } from "./Lock.js";
import { Renewal } from "./Renewal.js";
import { Status } from "./Status.js";
import { Uses } from "./Uses.js";
import { Versions } from "./Versions.js";
import { hrefOfEntry } from "./names.js";
import "./details.css";

/** What every section of the column is given. */
export interface SectionProperties {
  readonly certificate: CertificateFieldsFragment;
  /** Whether the user may change it. */
  readonly mayWrite: boolean;
  /** Asks for it again after a change. */
  readonly reload: () => void;
}

/** The column of one certificate; `entry` is the one that is open beside it. */
export function CertificateDetails({ id, entry }: { readonly id: string; readonly entry?: string | undefined }) {
  const t = texts("details", en);
  const { data, error, loading, reload } = useQuery(ShowCertificateDocument, { id });
  const again = () => void reload();
  useEffect(() => onCertificateChange((change) => (change === MISSED || change.certificateId === id) && again()), [reload]);
  useEffect(() => {
    if (data?.certificate) learnScopes([data.certificate.scope]);
  }, [data]);
  const certificate = data?.certificate;
  return (
    <Column
      title={certificate ? <Exact text={certificate.name} /> : loading ? t.loading : t.notThereTitle}
      onClose={close}
      actions={certificate && <Actions certificate={certificate} onDeleted={close} />}
    >
      {error !== undefined && <Failed error={error} onAgain={again} />}
      {data && !certificate && <p>{t.notThere}</p>}
      {certificate && <Body certificate={certificate} entry={entry} reload={again} />}
    </Column>
  );
}

function close(): void {
  go(["certificates"], { position: undefined });
}

function Actions({ certificate, onDeleted }: { readonly certificate: CertificateFieldsFragment; readonly onDeleted: () => void }) {
  const t = texts("details", en);
  const { id, name, scope, deletedAt } = certificate;
  if (deletedAt !== null) return null;
  return (
    <>
      {can("CERTIFICATE_READ", scope.id) && <ui5-button onui5-click={() => openExport(id)}>{t.export}</ui5-button>}
      {can("CERTIFICATE_WRITE", scope.id) && <ui5-button onui5-click={() => openDelete({ id, name }, onDeleted)}>{t.delete}</ui5-button>}
    </>
  );
}

interface BodyProperties {
  readonly certificate: CertificateFieldsFragment;
  readonly entry: string | undefined;
  readonly reload: () => void;
}

function Body({ certificate, entry, reload }: BodyProperties) {
  const mayWrite = certificate.deletedAt === null && can("CERTIFICATE_WRITE", certificate.scope.id);
  const given = { certificate, mayWrite, reload };
  const hrefOf = (alias: string) => {
    const found = certificate.entries.find((one) => one.alias === alias);
    return found && hrefOfEntry(certificate.id, found.id);
  };
  return (
    <>
      <Overview certificate={certificate} />
      <Deleted {...given} />
      <Lock {...given} />
      <Findings findings={certificate.findings} hrefOf={hrefOf} />
      <Contents certificate={certificate} entry={entry} />
      <Creation certificate={certificate} />
      <Uses certificate={certificate} />
      <Labels {...given} />
      <Renewal {...given} />
      <Versions {...given} />
    </>
  );
}

/** What it is, in one line. */
function Overview({ certificate }: { readonly certificate: CertificateFieldsFragment }) {
  const t = texts("details", en);
  const w = texts("words", words);
  return (
    <div class="overview">
      <Status status={certificate.status} />
      {certificate.revocation && (
        <ui5-tag design="Negative">
          <ui5-icon slot="icon" name="message-error" />
          {t.revoked}
        </ui5-tag>
      )}
      <span>
        {w.kind[certificate.__typename]}, {certificate.type}, {t.size(certificate.size)}, <Exact text={certificate.scope.displayName} />
      </span>
    </div>
  );
}

/** Says that it is deleted, and brings it back. */
function Deleted({ certificate, reload }: SectionProperties) {
  const t = texts("details", en);
  if (certificate.deletedAt === null) return null;
  const restore = async () => {
    try {
      const { restoreCertificate } = await request(RestoreDeletedDocument, { input: { certificate: certificate.id } });
      expectResult(restoreCertificate, "RestoreCertificateSuccess");
      toast(t.restored);
      reload();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <ui5-message-strip design="Critical" hideCloseButton>
      {t.deletedAt(formatMoment(certificate.deletedAt))}{" "}
      {certificate.restorableUntil && t.restorableUntil(formatMoment(certificate.restorableUntil))}{" "}
      {can("CERTIFICATE_WRITE", certificate.scope.id) && (
        <ui5-button design="Transparent" onui5-click={() => void restore()}>
          {t.restore}
        </ui5-button>
      )}
    </ui5-message-strip>
  );
}
