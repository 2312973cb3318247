/** What is in the file of a certificate. */

import type { CertificateFieldsFragment } from "../api/generated/graphql.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Chain } from "./Chain.js";
import { Elsewhere } from "./Elsewhere.js";
import { EntryTable } from "./EntryTable.js";
import { Fact, Facts } from "./Facts.js";
import { Openings } from "./Openings.js";
import { PrivateKey } from "./PrivateKey.js";
import { Section } from "./Section.js";
import { X509Facts } from "./X509Facts.js";
import { findX509, hrefOfX509 } from "./names.js";

type Single = Extract<CertificateFieldsFragment, { readonly __typename: "SingleCertificate" }>;
type Keystore = Extract<CertificateFieldsFragment, { readonly __typename: "Keystore" }>;

/** The sections about the contents: a certificate with its chain, or the entries of a key store. */
export function Contents({ certificate, entry }: { readonly certificate: CertificateFieldsFragment; readonly entry: string | undefined }) {
  if (certificate.__typename === "Keystore") return <OfKeystore certificate={certificate} entry={entry} />;
  return <OfSingle certificate={certificate} entry={entry} />;
}

function OfSingle({ certificate, entry }: { readonly certificate: Single; readonly entry: string | undefined }) {
  const t = texts("details", en);
  const { entries, certificateChain: chain, certificate: shown, privateKey } = certificate;
  const own = findX509(entries, shown);
  const hasMore = entries.length > 1 && entries.length > chain.length;
  return (
    <>
      <Section title={t.certificateDetails} level={3}>
        <X509Facts certificate={shown} level={4} />
      </Section>
      {privateKey && (
        <Section title={t.privateKey} level={3}>
          <Facts name={t.privateKey}>
            <PrivateKey privateKey={privateKey} />
          </Facts>
        </Section>
      )}
      <Section title={t.chain} level={3}>
        <Chain chain={chain} current={0} hrefOf={(position) => chain[position] && hrefOfX509(certificate.id, entries, chain[position])} />
      </Section>
      {hasMore && (
        <Section title={t.contentOf(entries.length)} level={3}>
          <EntryTable certificate={certificate.id} entries={entries} current={entry} />
        </Section>
      )}
      {own && (
        <Section title={t.elsewhere} level={3} folded>
          <Elsewhere certificate={certificate.id} entry={own.entry} sha256={shown.fingerprints.sha256} />
        </Section>
      )}
    </>
  );
}

function OfKeystore({ certificate, entry }: { readonly certificate: Keystore; readonly entry: string | undefined }) {
  const t = texts("details", en);
  return (
    <>
      <Section title={t.contentOf(certificate.entries.length)} level={3}>
        <EntryTable certificate={certificate.id} entries={certificate.entries} current={entry} />
      </Section>
      <Section title={t.file} level={3}>
        <Facts name={t.file}>
          <Fact name={t.format}>{t.formats[certificate.format]}</Fact>
          <Fact name={t.integrity}>{t.integrities[certificate.integrity]}</Fact>
        </Facts>
      </Section>
      <Openings openings={certificate.openings} />
    </>
  );
}
