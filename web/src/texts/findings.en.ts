import type { FindingCode, FindingKind } from "../api/generated/graphql.js";

/** The facts in a finding's sentence, by the names that the API gives them. */
export type Facts = Readonly<Record<string, string>>;

const title: Record<FindingCode, string> = {
  EXPIRED: "Expired",
  NOT_YET_VALID: "Not yet valid",
  EXPIRES_SOON: "Expires soon",
  CHAIN_INCOMPLETE: "Chain incomplete",
  CHAIN_OUT_OF_ORDER: "Chain out of order",
  UNRELATED_CERTIFICATE: "Unrelated certificate",
  WEAK_SIGNATURE: "Weak signature",
  WEAK_KEY: "Weak key",
  CA_FLAG_MISSING: "Issuer is no authority",
  CA_FLAG_ON_END_ENTITY: "Key may issue certificates",
  LEGACY_ENCRYPTION: "Old encryption",
  NEW_PROTECTION: "Protection too new for some",
  FORMAT_OUTDATED: "Old format",
  INTEGRITY_NOT_VERIFIED: "Integrity not verified",
  SEVERAL_PRIVATE_KEYS: "Several private keys",
  PRIVATE_KEY_WITHOUT_CERTIFICATE: "Private key without certificate",
  DUPLICATE_CERTIFICATE: "Certificate repeated",
  DUPLICATE_ALIAS: "Alias repeated",
  ENTRY_INVISIBLE_TO_JAVA: "Not seen by Java",
  JAVA_CHAIN_DIFFERS: "Java takes another chain",
  ENTRY_UNREADABLE: "Entry unreadable",
  ENTRY_LOCKED: "Locked",
  UNSUPPORTED_KEY: "Key cannot be checked",
  KEY_MISMATCH: "Key and certificate do not match",
  EXTENSION_UNREADABLE: "Field unreadable",
  KEY_IDENTIFIER_MISMATCH: "Key identifiers differ",
  CLIENT_AUTH_MISSING: "Not for TLS clients",
  FORMAT_DIFFERS_FROM_NAME: "Format differs from name",
  TRAILING_DATA: "Data after the end",
  OTHER_CONTENT_IGNORED: "Other content",
};

/** What is found about certificates. In English the sentences are the service's own. */
export const en = {
  title,
  message: (_kind: FindingKind | null, _facts: Facts, message: string): string => message,
  fix: (_kind: FindingKind | null, fix: string): string => fix,
};
