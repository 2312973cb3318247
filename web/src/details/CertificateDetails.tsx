/** The details of a certificate. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/Tag.js";
import { useEffect } from "preact/hooks";
import { type CertificateFieldsFragment, ShowCertificateDocument } from "../api/generated/graphql.js";
import { MISSED, onCertificateChange } from "../api/live.js";
import { useQuery } from "../api/query.js";
import { Column } from "../app/Column.js";
import { go, hrefTo } from "../app/address.js";
import { Exact } from "../app/exact.js";
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
      {data && !certificate && <Gone />}
      {certificate && <Body certificate={certificate} entry={entry} reload={again} />}
    </Column>
  );
}

function close(): void {
  go(["certificates"], { position: undefined });
}

function Actions({ certificate, onDeleted }: { readonly certificate: CertificateFieldsFragment; readonly onDeleted: () => void }) {
  const t = texts("details", en);
  const { id, name, scope } = certificate;
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
  const mayWrite = can("CERTIFICATE_WRITE", certificate.scope.id);
  const given = { certificate, mayWrite, reload };
  const hrefOf = (alias: string) => {
    const found = certificate.entries.find((one) => one.alias === alias);
    return found && hrefOfEntry(certificate.id, found.id);
  };
  const convert = () => openExport(certificate.id, { format: "PKCS12" });
  return (
    <>
      <Overview certificate={certificate} />
      <Lock {...given} />
      <Findings findings={certificate.findings} hrefOf={hrefOf} onConvert={mayConvert(certificate) ? convert : undefined} />
      <Contents certificate={certificate} entry={entry} />
      <Creation certificate={certificate} />
      <Uses certificate={certificate} />
      <Labels {...given} />
      <Renewal {...given} />
      <Versions {...given} />
    </>
  );
}

/** Whether nothing is lost when the user exports it in another format. */
function mayConvert({ hasPrivateKey, scope }: CertificateFieldsFragment): boolean {
  if (!can("CERTIFICATE_READ", scope.id)) return false;
  return hasPrivateKey === false || (can("CERTIFICATE_EXPORT", scope.id) && can("CERTIFICATE_EXPORT_PRIVATE", scope.id));
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

/** Says that there is none, and where it can be if it was deleted. */
function Gone() {
  const t = texts("details", en);
  return (
    <p>
      {t.notThere} <ui5-link href={hrefTo(["deleted"])}>{t.lookAmongDeleted}</ui5-link>
    </p>
  );
}
