import type { ExportFormat, Pkcs12Profile } from "../api/generated/graphql.js";
import type { Chain, Content } from "../exporting/choices.js";
import type { Field } from "../exporting/problems.js";

const fields: Record<Field, string> = {
  format: "Format",
  alias: "Entries",
  content: "Content",
  chain: "Issuers",
  newAlias: "Alias in the new file",
  profile: "Encryption",
  password: "Password of the stored file",
  keyPassword: "Private key's own password",
  newPassword: "Password of the new file",
  repeated: "Repeat the password",
};

const formats: Record<ExportFormat, string> = {
  PEM: "PEM: text (.pem)",
  DER: "DER: one certificate (.cer)",
  PKCS7: "PKCS#7: certificates (.p7b)",
  PKCS12: "PKCS#12: key store (.p12)",
  JKS: "JKS: old Java key store (.jks)",
};

const formatHints: Record<ExportFormat, string> = {
  PEM: "Most servers and tools read it.",
  DER: "Holds exactly one certificate and no private key.",
  PKCS7: "Holds certificates and no private key.",
  PKCS12: "Java, Windows, browsers and most tools read it.",
  JKS: "For old Java programs only: its protection is weak. PKCS#12 is better.",
};

const contents: Record<Content, string> = {
  KEYS: "Certificates and private keys",
  CERTIFICATES: "Certificates without private keys",
  TRUST: "Trust store: only certificates of issuers",
};

const chains: Record<Chain, string> = {
  ROOT: "All, with the root",
  ISSUERS: "All but the root",
  NONE: "None",
};

const profiles: Record<Pkcs12Profile, string> = {
  MODERN_2023: "Modern: AES-256",
  MODERN_2026: "New: AES-256 and PBMAC1; not for Java up to 25, OpenSSL up to 3.3 and Node up to 20",
  LEGACY_3DES: "Old: 3DES, for Java 8 and old Windows; weak",
};

/** What is wrong with a field where the service refuses it. */
const invalid: Partial<Record<Field, string>> = {
  format: "This cannot be written in this format. Choose another one.",
  alias: "This format holds one certificate. Choose one entry.",
  content: "There is no private key in it. Choose other content.",
  chain: "This format holds one certificate. Choose fewer issuers, or another format.",
  newAlias: "Only one entry can be named, by 1 to 1,000 visible characters. Leave the alias empty, or choose one entry.",
  newPassword: "Leave the password empty if there is nothing to protect; it has at most 1,024 characters.",
};

export const en = {
  title: "Export",
  titleOf: (name: string) => `Export ${name}`,
  titleOfEntry: (alias: string) => `Export entry ${alias}`,
  version: (number: number) => `(version ${number})`,
  export: "Export",
  stored: "The file as it is",
  converted: "A new file in another form",
  allEntries: "All entries",
  newAliasHint: "Empty: the entries keep their aliases.",
  newPasswordHint: "Java's keytool wants at least 6 characters.",
  newPasswordMissing: "Enter a password: it protects the private key.",
  notRepeated: "The two passwords differ.",
  passwordNeeded: "The stored file is protected. Enter its password.",
  passwordWrong: "This is not the password of the stored file. Try again.",
  chainAmbiguous:
    "Several issuers have the same name, and in PKCS#12 Java would take the wrong one for a private key. Choose one entry, or the format JKS.",
  differs: "The new file did not hold what it should, so it was not saved. Choose another format or one entry.",
  notConverted:
    "An entry cannot be put into a new file: its key is damaged, or of a kind that is not converted. Choose another entry, or the file as it is.",
  empty: "Nothing would be in the new file. Choose other content.",
  keyInside: "The file contains a private key. Whoever has the file and its password can act in its owner's name: keep both safe.",
  keyPerhapsInside:
    "The file may contain a private key. Whoever has the file and its password can act in its owner's name: keep both safe.",
  keyInClear: "The private key will not be protected: everybody who gets the file can use it. Enter a password if you can.",
  keysNotAllowed: "Private keys are left out: you may not export them.",
  saved: "“{}” is saved where the browser saves files.",
  checksum: "SHA-256, to check the copy:",
  copy: "Copy the SHA-256",
  copied: "Copied",
  fields,
  formats,
  formatHints,
  contents,
  chains,
  profiles,
  invalid,
};
