import type {
  CertificateFormat,
  EntryRowFragment,
  Integrity,
  RuntimeOutcome,
  RuntimeReason,
  UseFieldsFragment,
} from "../api/generated/graphql.js";
import { renewal, versions } from "./versions.en.js";
import { x509 } from "./x509.en.js";

const entryKind: Record<EntryRowFragment["__typename"], string> = {
  PrivateKeyEntry: "Private key",
  TrustedCertificateEntry: "Trusted certificate",
  SecretKeyEntry: "Secret key",
  UnreadableEntry: "Unreadable",
};
const formats: Record<CertificateFormat, string> = {
  PEM: "PEM",
  DER: "DER",
  PKCS7: "PKCS#7",
  PKCS12: "PKCS#12",
  JKS: "JKS",
  JCEKS: "JCEKS",
};
const integrities: Record<Integrity, string> = {
  VERIFIED: "Verified with the password",
  NOT_VERIFIED: "Not verified: that takes the password",
  NONE: "The file has no checksum",
};
const outcomes: Record<RuntimeOutcome, string> = { OPENS: "Open it", REFUSES: "Refuse it", NOT_TRIED: "Not known" };
const configuration: Record<UseFieldsFragment["configuration"]["__typename"], string> = {
  Destination: "Destination",
  Fragment: "Fragment",
};

const count = (number: number, one: string, several: string) => `${number.toLocaleString("en")} ${number === 1 ? one : several}`;

const columns = {
  loading: "Loading…",
  notThereTitle: "Not there",
  notThere: "This certificate is not there (any more), or you may not see it.",
  lookAmongDeleted: "Look among the deleted ones",
  entryNotThere: "This entry is not there (any more), or you may not see it. Its file may have been replaced.",
  export: "Export",
  delete: "Delete",
  size: (octets: number) =>
    octets < 1024 ? count(octets, "byte", "bytes") : `${(octets / 1024).toLocaleString("en", { maximumFractionDigits: 1 })} KB`,
  revoked: "Revoked",
  findings: "Findings",
  convertToPkcs12: "Convert to PKCS#12",
  moreFindings: (number: number) => `Show ${number} more`,
  yes: "Yes",
  no: "No",
  none: "—",
  unknown: "Unknown",
  reason: "Reason",
  /** Why something failed or cannot be read; in English the words are the service's own. */
  said: (reason: string): string => reason,
  copy: (name: string) => `Copy: ${name}`,
  copied: (name: string) => `${name} copied.`,
  showAll: (number: number) => `Show all ${number.toLocaleString("en")}`,
};

const contents = {
  entryKind,
  formats,
  integrities,
  outcomes,
  contentOf: (number: number) => `Content (${number.toLocaleString("en")})`,
  entries: "Entries",
  entry: "Entry",
  alias: "Alias",
  noAlias: "(no alias)",
  kind: "Kind",
  commonName: "Common name",
  expires: "Expires",
  status: "Status",
  locked: "Locked",
  noEntries: "There are no entries to see.",
  more: "More",
  shownOf: (shown: number, all: number) => `${shown.toLocaleString("en")} of ${all.toLocaleString("en")}`,
  earlierEntry: "This entry is of an earlier version of the file.",
  presentEntry: "Show the present one",
  putIntoFile: "Put into the file",
  algorithm: "Algorithm",
  certificatesHidden: "Its certificates cannot be seen without the password.",
  noCertificate: "This entry has no certificate.",
  privateKey: "Private key",
  keyLocked: "Locked: its password is not known",
  inTheFile: "In the file",
  keyEncrypted: (encoding: string) => `Encrypted (${encoding})`,
  keyClear: (encoding: string) => `Not encrypted (${encoding})`,
  file: "File",
  format: "Format",
  integrity: "Integrity",
  openings: "Runtimes",
  runtimeReason: (_reason: RuntimeReason, _names: readonly string[], message: string) => message,
  isLocked: "This key store is locked: parts of it cannot be shown without its password.",
  isUnjudged: "Which runtimes open this key store is not known yet: that takes its password once more.",
  unlock: "Unlock",
  unlockText: "With its password the service reads and checks what is in the file. The password is not stored.",
  unlocked: "Unlocked.",
  password: "Password",
  passwordNeeded: "A password is needed here.",
  passwordWrong: "The password does not fit.",
  passwordText: "This file is protected. Its password is needed for this.",
};

const creation = {
  creation: "Creation details",
  method: "Generation method",
  fileName: "File name",
  service: "Generation service",
  askedName: "Common name asked for",
  askedValidity: "Validity asked for",
  length: (value: number, unit: string) => `${value} ${value === 1 ? unit.replace(/s$/, "") : unit}`,
  csr: "CSR provided",
  csrProvided: "Yes; the private key never was here",
  createdBy: "Created by",
  createdAt: "Created",
  modifiedAt: "Last changed",
  configuration,
  usedBy: (number: number) => `Where used (${number})`,
  notUsed: "No destination or fragment uses this certificate.",
  labels: "Labels",
  noLabels: "No labels yet. Labels help to find certificates, for example by stage or by owner.",
  editLabels: "Edit labels",
  addLabel: "Add label",
  labelKey: "Key, such as stage",
  labelValues: "Values, each with Enter",
  labelKeyOf: (number: number) => `Key of label ${number}`,
  labelValuesOf: (number: number) => `Values of label ${number}`,
  removeLabel: (number: number) => `Remove label ${number}`,
  keyRepeated: "Another label has this key already.",
  labelsSaved: "Labels saved.",
  labelsChanged: "The labels were changed elsewhere meanwhile. Saving replaces them by what is here.",
  save: "Save",
};

/** What the details of a certificate say. */
export const en = { ...columns, ...x509, ...contents, ...creation, ...renewal, ...versions };
