/** The details of an entry of a file. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useEffect } from "preact/hooks";
import {
  type EntryFieldsFragment,
  ShowEntryDocument,
  type ShowEntryQuery,
  type X509FieldsFragment,
  type X509LinkFragment,
} from "../api/generated/graphql.js";
import { MISSED, onCertificateChange } from "../api/live.js";
import { useQuery } from "../api/query.js";
import { Column } from "../app/Column.js";
import { address, visit } from "../app/address.js";
import { Exact } from "../app/exact.js";
import { formatMoment } from "../app/time.js";
import { can } from "../app/viewer.js";
import { openExport } from "../exporting/open-export.js";
import { learnScopes } from "../scopes/known.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Chain } from "./Chain.js";
import { Elsewhere } from "./Elsewhere.js";
import { Fact, Facts } from "./Facts.js";
import { Failed } from "./Failed.js";
import { Findings } from "./Findings.js";
import { Section } from "./Section.js";
import { Name } from "./Name.js";
import { PrivateKey } from "./PrivateKey.js";
import { X509Facts } from "./X509Facts.js";
import { hrefOfCertificate, hrefOfEntry, hrefOfX509 } from "./names.js";
import "./details.css";

/** The column of one entry. */
export function EntryDetails({ certificate, id }: { readonly certificate: string; readonly id: string }) {
  const t = texts("details", en);
  const { data, error, loading, reload } = useQuery(ShowEntryDocument, { certificate, entry: id });
  useEffect(() => onCertificateChange((change) => (change === MISSED || change.certificateId === certificate) && void reload()), [reload]);
  useEffect(() => {
    if (data?.certificate) learnScopes([data.certificate.scope]);
  }, [data]);
  const entry = data?.node && "alias" in data.node ? data.node : undefined;
  const file = data?.certificate;
  const title = entry ? entry.alias === "" ? t.noAlias : <Exact text={entry.alias} /> : loading ? t.loading : t.notThereTitle;
  const mayExport = file && entry && can("CERTIFICATE_READ", file.scope.id);
  return (
    <Column
      title={title}
      level={3}
      onClose={() => visit(hrefOfCertificate(certificate))}
      actions={mayExport && <ui5-button onui5-click={() => openExport(certificate, { alias: entry.alias })}>{t.export}</ui5-button>}
    >
      {error !== undefined && <Failed error={error} onAgain={() => void reload()} />}
      {data && !entry && <p>{t.entryNotThere}</p>}
      {entry && file && <Body certificate={certificate} entry={entry} file={file} />}
    </Column>
  );
}

type File = NonNullable<ShowEntryQuery["certificate"]>;
type PrivateKeyEntry = Extract<EntryFieldsFragment, { readonly __typename: "PrivateKeyEntry" }>;
type TrustedEntry = Extract<EntryFieldsFragment, { readonly __typename: "TrustedCertificateEntry" }>;

function Body({ certificate, entry, file }: { readonly certificate: string; readonly entry: EntryFieldsFragment; readonly file: File }) {
  const isPresent = file.entries.some(({ id }) => id === entry.id);
  return (
    <>
      {isPresent ? (
        <Findings findings={file.findings.filter(({ alias }) => alias === entry.alias)} />
      ) : (
        <Earlier entry={entry} file={file} />
      )}
      <About entry={entry} />
      {entry.__typename === "PrivateKeyEntry" && <OfPrivateKey certificate={certificate} entry={entry} />}
      {entry.__typename === "TrustedCertificateEntry" && <OfTrusted file={file} entry={entry} />}
    </>
  );
}

/** Says that the entry is of an earlier version, and where its successor is. */
function Earlier({ entry, file }: { readonly entry: EntryFieldsFragment; readonly file: File }) {
  const t = texts("details", en);
  const present = file.entries.find(({ alias }) => alias === entry.alias);
  return (
    <ui5-message-strip design="Information" hideCloseButton>
      {t.earlierEntry} {present && <ui5-link href={hrefOfEntry(file.id, present.id)}>{t.presentEntry}</ui5-link>}
    </ui5-message-strip>
  );
}

function About({ entry }: { readonly entry: EntryFieldsFragment }) {
  const t = texts("details", en);
  return (
    <Section title={t.entry} level={4}>
      <Facts name={t.entry}>
        <Fact name={t.alias}>{entry.alias === "" ? t.noAlias : <Name text={entry.alias} />}</Fact>
        <Fact name={t.kind}>{t.entryKind[entry.__typename]}</Fact>
        {entry.createdAt !== null && <Fact name={t.putIntoFile}>{formatMoment(entry.createdAt)}</Fact>}
        {entry.__typename === "PrivateKeyEntry" && <PrivateKey privateKey={entry.privateKey} />}
        {entry.__typename === "SecretKeyEntry" && <Fact name={t.algorithm}>{entry.algorithm}</Fact>}
        {entry.__typename === "UnreadableEntry" && (
          <Fact name={t.reason}>
            <Name text={t.said(entry.reason)} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

/** The picture of the chain, and below it the certificate of it that is chosen by the address. */
function OfPrivateKey({ certificate, entry }: { readonly certificate: string; readonly entry: PrivateKeyEntry }) {
  const t = texts("details", en);
  const chain = entry.certificateChain;
  const wanted = Number(address.value.parameters.get("position") ?? 0);
  const position = chain[wanted] ? wanted : 0;
  const shown = chain[position];
  if (!shown) return <p>{entry.privateKey.locked ? t.certificatesHidden : t.noCertificate}</p>;
  return (
    <>
      <Section title={t.chain} level={4}>
        <Chain chain={chain} current={position} hrefOf={(other) => hrefOfEntry(certificate, entry.id, other)} />
      </Section>
      <OneCertificate key={position} certificate={certificate} entry={entry.id} shown={shown} />
    </>
  );
}

/** The certificate, in the picture of the file's chain if it is part of that. */
function OfTrusted({ file, entry }: { readonly file: File; readonly entry: TrustedEntry }) {
  const t = texts("details", en);
  const chain = file.__typename === "SingleCertificate" ? file.certificateChain : followIssuers(entry.certificate, file.entries);
  const position = chain.findIndex(({ fingerprints }) => fingerprints.sha256 === entry.certificate.fingerprints.sha256);
  const trusted = file.entries.filter(({ __typename }) => __typename === entry.__typename); // before a key's entry that holds the same one
  const hrefOf = (other: number) => chain[other] && hrefOfX509(file.id, [...trusted, ...file.entries], chain[other]);
  return (
    <>
      {position >= 0 && (
        <Section title={t.chain} level={4}>
          <Chain chain={chain} current={position} hrefOf={hrefOf} />
        </Section>
      )}
      <OneCertificate certificate={file.id} entry={entry.id} shown={entry.certificate} />
    </>
  );
}

/** Returns the trusted certificates that lead to a root by their names; none where two could have issued the same one, or where they go round in a circle. */
function followIssuers(first: X509LinkFragment, entries: File["entries"]): readonly X509LinkFragment[] {
  const trusted = entries.flatMap((entry) => (entry.__typename === "TrustedCertificateEntry" ? [entry.certificate] : []));
  const chain = [first];
  for (let last = first; !last.isSelfSigned;) {
    const issuers = new Map(
      trusted.filter(({ subject }) => nameKey(subject) === nameKey(last.issuer)).map((one) => [one.fingerprints.sha256, one]),
    );
    if (issuers.size > 1) return [];
    const [issuer] = issuers.values();
    if (!issuer) break;
    if (chain.some(({ fingerprints }) => fingerprints.sha256 === issuer.fingerprints.sha256)) return [];
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

/** Returns what names compare by, as the service does (RFC 5280 7.1): case and runs of blanks do not count. */
function nameKey({ rfc4514 }: X509LinkFragment["subject"]): string {
  return rfc4514.toLowerCase().replace(/\s+/g, " ");
}

interface OneProperties {
  readonly certificate: string;
  readonly entry: string;
  readonly shown: X509FieldsFragment;
}

function OneCertificate({ certificate, entry, shown }: OneProperties) {
  const t = texts("details", en);
  return (
    <>
      <Section title={t.certificateDetails} level={4}>
        <X509Facts certificate={shown} level={4} />
      </Section>
      <Section title={t.elsewhere} level={4} folded>
        <Elsewhere certificate={certificate} entry={entry} sha256={shown.fingerprints.sha256} />
      </Section>
    </>
  );
}
