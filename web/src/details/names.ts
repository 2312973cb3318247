/** What certificates and entries are called, and where they are. */

import type { EntryRowFragment, X509LinkFragment } from "../api/generated/graphql.js";
import { address, hrefTo } from "../app/address.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";

/** Returns the common name, or else the whole subject, or else the serial number. */
export function nameOf({ subject, serialNumber }: X509LinkFragment): string {
  return subject.commonName || subject.rfc4514 || texts("details", en).serial(serialNumber);
}

/** Returns the certificate by which an entry is known: the end entity of a key's chain; undefined where it has none. */
export function firstOf(entry: EntryRowFragment): X509LinkFragment | undefined {
  if (entry.__typename === "PrivateKeyEntry") return entry.certificateChain[0];
  return entry.__typename === "TrustedCertificateEntry" ? entry.certificate : undefined;
}

/** The parameters of the list stay in the addresses of details, so that it does not change beside them. */
function listParameters(): readonly string[] {
  return [...address.value.parameters.keys()].filter((name) => name !== "position");
}

/** Returns the address of a certificate. */
export function hrefOfCertificate(id: string): string {
  return hrefTo(["certificates", id], {}, listParameters());
}

/** Returns the address of an entry, and in its chain of the certificate of that position. */
export function hrefOfEntry(certificate: string, entry: string, position = 0): string {
  const parameters = { position: position === 0 ? undefined : String(position) };
  return hrefTo(["certificates", certificate, "entries", entry], parameters, listParameters());
}

/** Returns the entry that holds a certificate, and its position there; by the fingerprint. Undefined where no entry has it. */
export function findX509(
  entries: readonly EntryRowFragment[],
  { fingerprints }: X509LinkFragment,
): { readonly entry: string; readonly position: number } | undefined {
  const same = (other: X509LinkFragment) => other.fingerprints.sha256 === fingerprints.sha256;
  for (const entry of entries) {
    const chain = entry.__typename === "PrivateKeyEntry" ? entry.certificateChain : [];
    const position = entry.__typename === "TrustedCertificateEntry" && same(entry.certificate) ? 0 : chain.findIndex(same);
    if (position >= 0) return { entry: entry.id, position };
  }
  return undefined;
}

/** Returns the address of a certificate inside the entries. */
export function hrefOfX509(certificate: string, entries: readonly EntryRowFragment[], wanted: X509LinkFragment): string | undefined {
  const found = findX509(entries, wanted);
  return found && hrefOfEntry(certificate, found.entry, found.position);
}
