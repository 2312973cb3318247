/** All fields of one X.509 certificate. */

import type { NameFieldsFragment, X509FieldsFragment } from "../api/generated/graphql.js";
import { Exact } from "../app/exact.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { CopyButton, Fact, Facts, Lines } from "./Facts.js";
import { Name } from "./Name.js";
import { Section } from "./Section.js";
import { Status } from "./Status.js";
import { sayMoment } from "./times.js";

/** Hexadecimal digits of an extension that are shown; all of them can be copied with the certificate. */
const MAX_DIGITS = 400;

interface Properties {
  readonly certificate: X509FieldsFragment;
  /** Level of the headings of its folded parts. */
  readonly level: 3 | 4;
}

/** The fields, those first that people look for; extensions and the text form are folded. */
export function X509Facts({ certificate, level }: Properties) {
  const t = texts("details", en);
  return (
    <>
      <Facts name={t.certificateDetails}>
        <Validity certificate={certificate} />
        <Fact name={t.serialNumber} copy={certificate.serialNumber}>
          <code>{certificate.serialNumber}</code>
        </Fact>
        <DistinguishedName name={t.subject} value={certificate.subject} />
        <DistinguishedName name={t.issuer} value={certificate.issuer} />
        <AlternativeNames certificate={certificate} />
        <Fact name={t.sha256} copy={certificate.fingerprints.sha256}>
          <code>{certificate.fingerprints.sha256}</code>
        </Fact>
        <Fact name={t.sha1} copy={certificate.fingerprints.sha1}>
          <code>{certificate.fingerprints.sha1}</code>
        </Fact>
        <PublicKey certificate={certificate} />
        <Usage certificate={certificate} />
        <Identifiers certificate={certificate} />
      </Facts>
      <Section title={t.extensions(certificate.extensions.length)} level={level} folded>
        <Extensions certificate={certificate} />
      </Section>
      <Section title={t.pem} level={level} folded>
        <CopyButton name={t.pem} text={certificate.pem} />
        <pre class="pem" tabIndex={0} role="region" aria-label={t.pem}>
          {certificate.pem}
        </pre>
      </Section>
    </>
  );
}

function Validity({ certificate }: { readonly certificate: X509FieldsFragment }) {
  const t = texts("details", en);
  const moment = (field: string, time: string) => (certificate.unreadable.includes(field) ? t.unreadableField : sayMoment(time));
  return (
    <Fact name={t.validity}>
      <div>
        {t.from} {moment("not_before", certificate.notBefore)}
      </div>
      <div>
        {t.to} {moment("not_after", certificate.notAfter)}
      </div>
      <Status status={certificate.status} />
    </Fact>
  );
}

/** A name, one attribute a line; those of one line of the name are joined by a plus, as RFC 4514 does. */
function DistinguishedName({ name, value }: { readonly name: string; readonly value: NameFieldsFragment }) {
  const t = texts("details", en);
  if (value.rfc4514 === "") return <Fact name={name}>{t.emptyName}</Fact>;
  const lines = value.attributes.map(({ oid, shortName, value: text, rdn }, index) => (
    <>
      {value.attributes[index - 1]?.rdn === rdn && "+ "}
      {shortName ?? oid} = <Name text={text} />
    </>
  ));
  return (
    <Fact name={name} copy={value.rfc4514}>
      {lines.length > 0 ? <Lines lines={lines} /> : <Name text={value.rfc4514} />}
    </Fact>
  );
}

function AlternativeNames({ certificate }: { readonly certificate: X509FieldsFragment }) {
  const t = texts("details", en);
  const names = certificate.subjectAlternativeNames;
  if (names.length === 0) return null;
  const lines = names.map(({ kind, value }) => (
    <>
      {t.nameKind[kind]}: <Name text={value} />
    </>
  ));
  return (
    <Fact name={t.alternativeNames} copy={names.map(({ value }) => value).join("\n")}>
      <Lines lines={lines} />
    </Fact>
  );
}

function PublicKey({ certificate: { publicKey, signatureAlgorithm } }: { readonly certificate: X509FieldsFragment }) {
  const t = texts("details", en);
  return (
    <>
      <Fact name={t.publicKey}>{describeKey(publicKey.algorithm, publicKey)}</Fact>
      <Fact name={t.spki} copy={publicKey.spkiSha256}>
        <code>{publicKey.spkiSha256}</code>
      </Fact>
      <Fact name={t.signature}>{signatureAlgorithm.name}</Fact>
    </>
  );
}

/** Returns a key in words, such as "EC, secp256r1, 256 bits". */
export function describeKey(algorithm: string, { curve, bits }: { readonly curve: string | null; readonly bits: number | null }): string {
  const t = texts("details", en);
  return [algorithm, curve, bits === null ? null : t.bits(bits)].filter((part) => part !== null).join(", ");
}

function Usage({ certificate }: { readonly certificate: X509FieldsFragment }) {
  const t = texts("details", en);
  const { keyUsage, extendedKeyUsage, isCertificateAuthority, pathLength } = certificate;
  return (
    <>
      {keyUsage && (
        <Fact name={t.keyUsage}>
          <Lines lines={keyUsage.map((use) => t.use[use])} />
        </Fact>
      )}
      {extendedKeyUsage && (
        <Fact name={t.extendedKeyUsage}>
          <Lines lines={extendedKeyUsage.map(({ oid, name }) => (name === null ? oid : `${name} (${oid})`))} />
        </Fact>
      )}
      <Fact name={t.authority}>
        {!isCertificateAuthority ? t.no : pathLength === null ? t.yes : t.authorityBelow(pathLength)}
        {certificate.isSelfSigned && `, ${t.selfSigned}`}
      </Fact>
    </>
  );
}

function Identifiers({ certificate }: { readonly certificate: X509FieldsFragment }) {
  const t = texts("details", en);
  const { subjectKeyIdentifier, authorityKeyIdentifier, friendlyName, unreadable } = certificate;
  return (
    <>
      {subjectKeyIdentifier !== null && (
        <Fact name={t.subjectKeyIdentifier} copy={subjectKeyIdentifier}>
          <code>{subjectKeyIdentifier}</code>
        </Fact>
      )}
      {authorityKeyIdentifier !== null && (
        <Fact name={t.authorityKeyIdentifier} copy={authorityKeyIdentifier}>
          <code>{authorityKeyIdentifier}</code>
        </Fact>
      )}
      {friendlyName !== null && (
        <Fact name={t.friendlyName}>
          <Name text={friendlyName} />
        </Fact>
      )}
      <Fact name={t.x509Version}>{certificate.version}</Fact>
      {unreadable.length > 0 && (
        <Fact name={t.unreadableFields}>
          <Lines
            lines={unreadable.map((field) => (
              <Exact key={field} text={field} />
            ))}
          />
        </Fact>
      )}
    </>
  );
}

function Extensions({ certificate }: { readonly certificate: X509FieldsFragment }) {
  const t = texts("details", en);
  if (certificate.extensions.length === 0) return <p>{t.noExtensions}</p>;
  return (
    <Facts name={t.extensions(certificate.extensions.length)}>
      {certificate.extensions.map(({ oid, name, critical, value }, index) => (
        <Fact key={index} name={name ?? oid} copy={value}>
          <div>
            {name !== null && `${oid} `}
            {critical ? t.critical : t.notCritical}
          </div>
          <code>{value.length > MAX_DIGITS ? `${value.slice(0, MAX_DIGITS)}…` : value}</code>
        </Fact>
      ))}
    </Facts>
  );
}
