import type { CertificateRowFragment, CreationMethod, ScopeLevel, ValidityStatus } from "../api/generated/graphql.js";

const status: Record<ValidityStatus, string> = {
  VALID: "Valid",
  EXPIRING: "Expires soon",
  NOT_YET_VALID: "Not yet valid",
  EXPIRED: "Expired",
  UNKNOWN: "Unknown",
};
const severity = { ERROR: "Error", WARNING: "Warning", INFO: "Note" };
const method: Record<CreationMethod, string> = { IMPORT: "Import", EXTERNAL_SERVICE: "External service" };
const kind: Record<CertificateRowFragment["__typename"], string> = { SingleCertificate: "Single certificate", Keystore: "Key store" };
const level: Record<ScopeLevel, string> = { SUBACCOUNT: "Subaccount", SERVICE_INSTANCE: "Service instance" };
const unit = { DAYS: "days", MONTHS: "months", YEARS: "years" };

/** The words for the values of the API's enums. */
export const en = { status, severity, method, kind, level, unit };
