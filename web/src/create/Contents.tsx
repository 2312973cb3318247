/** What is in a file that is about to be imported. */

import "../details/details.css";
import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-icons/dist/key.js";
import "@ui5/webcomponents-icons/dist/locked.js";
import "@ui5/webcomponents-icons/dist/shield.js";
import "@ui5/webcomponents-icons/dist/warning.js";
import type { CertificateFormat, InspectedContentsFragment, InspectedX509Fragment } from "../api/generated/graphql.js";
import { Exact } from "../app/exact.js";
import { formatDay, formatRelative } from "../app/time.js";
import { Findings } from "../details/Findings.js";
import { Status } from "../details/Status.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { tellingFindings } from "./telling-findings.js";

type Entry = InspectedContentsFragment["entries"][number];

/** Entries that are shown before Create; the details show all. */
const SHOWN = 8;

/** The standards' names, which are the same in every language. */
const FORMATS: Record<CertificateFormat, string> = {
  PEM: "PEM",
  DER: "DER",
  PKCS7: "PKCS#7",
  PKCS12: "PKCS#12",
  JKS: "JKS",
  JCEKS: "JCEKS",
};

/** The entries, their chains, and what was found. */
export function Contents({ contents, refusal }: { readonly contents: InspectedContentsFragment; readonly refusal: string | undefined }) {
  const t = texts("create", en);
  const { entries, format } = contents;
  const findings = tellingFindings(contents, refusal);
  return (
    <>
      <ui5-title level="H4" size="H6">
        {t.contents}: {FORMATS[format]}, {t.entries(entries.length)}
      </ui5-title>
      {entries.length === 0 && contents.locked && <div class="create-hint">{t.hidden}</div>}
      <ul class="create-entries">
        {entries.slice(0, SHOWN).map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
        {entries.length > SHOWN && <li class="create-hint">{t.moreEntries(entries.length - SHOWN)}</li>}
      </ul>
      {contents.certificateChain.length > 1 && entries.every(({ __typename }) => __typename !== "PrivateKeyEntry") && (
        <Chain certificates={contents.certificateChain} />
      )}
      <Findings findings={findings} />
      {findings.length === 0 && !contents.locked && refusal === undefined && <div class="create-hint">{t.noFindings}</div>}
    </>
  );
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const certificate = certificateOf(entry);
  const name = certificate && nameOf(certificate);
  return (
    <li class="create-entry">
      <ui5-icon name={iconOf(entry)} mode="Decorative" />
      <div class="create-entry-text">
        <div>
          <strong>
            <Exact text={entry.alias} />
          </strong>
          {name !== undefined && name !== entry.alias && (
            <>
              {" · "}
              <Exact text={name} />
            </>
          )}
        </div>
        <Facts entry={entry} certificate={certificate} />
        {entry.__typename === "PrivateKeyEntry" && entry.certificateChain.length > 1 && <Chain certificates={entry.certificateChain} />}
      </div>
    </li>
  );
}

function Facts({ entry, certificate }: { readonly entry: Entry; readonly certificate: InspectedX509Fragment | undefined }) {
  const key = keyText(entry);
  return (
    <div class="create-facts">
      {certificate && (
        <>
          <Status status={certificate.status} />
          <span>{expiryText(certificate.notAfter)}</span>
        </>
      )}
      {key !== undefined && <Exact text={key} />}
    </div>
  );
}

function expiryText(notAfter: string): string {
  const t = texts("create", en);
  const say = Date.parse(notAfter) < Date.now() ? t.expired : t.expires;
  return say(formatDay(notAfter), formatRelative(notAfter));
}

/** The chain from the end entity to the root, in words. */
function Chain({ certificates }: { readonly certificates: readonly InspectedX509Fragment[] }) {
  const t = texts("create", en);
  return (
    <div class="create-chain">
      {t.chain}:
      <ol>
        {certificates.map((certificate, index) => (
          <li key={index}>
            <Exact text={nameOf(certificate)} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function certificateOf(entry: Entry): InspectedX509Fragment | undefined {
  if (entry.__typename === "PrivateKeyEntry") return entry.certificateChain[0];
  return entry.__typename === "TrustedCertificateEntry" ? entry.certificate : undefined;
}

function nameOf({ subject }: InspectedX509Fragment): string {
  return subject.commonName ?? subject.rfc4514;
}

function iconOf(entry: Entry): string {
  if (entry.__typename === "PrivateKeyEntry") return entry.privateKey.locked ? "locked" : "key";
  if (entry.__typename === "SecretKeyEntry") return "key";
  return entry.__typename === "UnreadableEntry" ? "warning" : "shield";
}

function keyText(entry: Entry): string | undefined {
  const t = texts("create", en);
  if (entry.__typename === "SecretKeyEntry") return t.secretKey(entry.algorithm);
  if (entry.__typename === "UnreadableEntry") return t.unreadable(entry.reason);
  if (entry.__typename !== "PrivateKeyEntry") return undefined;
  const { algorithm, bits, curve, locked } = entry.privateKey;
  if (locked) return t.lockedKey;
  if (algorithm === null) return t.withKey;
  return t.keyOf([algorithm, curve ?? bits].filter((part) => part !== null).join(" "));
}
