/** The filters of the table, as the address has them. */

import type {
  CertificateFileType,
  CertificateFilter,
  CreationMethod,
  FindingCode,
  LabelFilter,
  ValidityStatus,
} from "../api/generated/graphql.js";
import type { Parameters } from "../app/address.js";
import { type Days, readDays, startOf, writeDays } from "../expiry/days.js";

export const STATUSES: readonly ValidityStatus[] = ["EXPIRED", "EXPIRING", "NOT_YET_VALID", "VALID", "UNKNOWN"];
export const TYPES: readonly CertificateFileType[] = ["PEM", "CER", "CRT", "JKS", "P12", "PFX"];
export const METHODS: readonly CreationMethod[] = ["IMPORT", "EXTERNAL_SERVICE"];
export const FINDINGS: readonly FindingCode[] = [
  "EXPIRED",
  "EXPIRES_SOON",
  "NOT_YET_VALID",
  "CHAIN_INCOMPLETE",
  "CHAIN_OUT_OF_ORDER",
  "UNRELATED_CERTIFICATE",
  "WEAK_SIGNATURE",
  "WEAK_KEY",
  "KEY_MISMATCH",
  "CA_FLAG_MISSING",
  "CA_FLAG_ON_END_ENTITY",
  "LEGACY_ENCRYPTION",
  "NEW_PROTECTION",
  "FORMAT_OUTDATED",
  "INTEGRITY_NOT_VERIFIED",
  "SEVERAL_PRIVATE_KEYS",
  "PRIVATE_KEY_WITHOUT_CERTIFICATE",
  "DUPLICATE_CERTIFICATE",
  "DUPLICATE_ALIAS",
  "ENTRY_INVISIBLE_TO_JAVA",
  "JAVA_CHAIN_DIFFERS",
  "ENTRY_UNREADABLE",
  "ENTRY_LOCKED",
  "UNSUPPORTED_KEY",
  "EXTENSION_UNREADABLE",
  "KEY_IDENTIFIER_MISMATCH",
  "CLIENT_AUTH_MISSING",
  "FORMAT_DIFFERS_FROM_NAME",
  "TRAILING_DATA",
  "OTHER_CONTENT_IGNORED",
];
export const RENEWALS = ["on", "off"] as const;

export interface LabelValue {
  readonly key: string;
  /** Undefined for any value. */
  readonly value?: string | undefined;
}

/** What the user wants to see; empty lists and undefined mean all. */
export interface Filters {
  readonly search: string;
  readonly statuses: readonly ValidityStatus[];
  readonly types: readonly CertificateFileType[];
  readonly methods: readonly CreationMethod[];
  readonly renewal: (typeof RENEWALS)[number] | undefined;
  readonly labels: readonly LabelValue[];
  readonly findings: readonly FindingCode[];
  readonly expires: Days | undefined;
}

/** The parameters of the address that are filters. */
const NAMES = ["search", "status", "type", "method", "renewal", "label", "finding", "expires"] as const;

/** Returns the filters of an address; what is none is left out. */
export function readFilters(parameters: URLSearchParams): Filters {
  return {
    search: parameters.get("search")?.trim() ?? "",
    statuses: readChoices(parameters.get("status"), STATUSES),
    types: readChoices(parameters.get("type"), TYPES),
    methods: readChoices(parameters.get("method"), METHODS),
    renewal: readChoices(parameters.get("renewal"), RENEWALS)[0],
    labels: readLabels(parameters.get("label")),
    findings: readChoices(parameters.get("finding"), FINDINGS),
    expires: readDays(parameters.get("expires")),
  };
}

/** Returns the parameters for these filters. */
export function writeFilters(filters: Filters): Parameters {
  return {
    search: filters.search,
    status: filters.statuses.join(),
    type: filters.types.join(),
    method: filters.methods.join(),
    renewal: filters.renewal,
    label: filters.labels.map(writeLabel).join(),
    finding: filters.findings.join(),
    expires: filters.expires && writeDays(filters.expires),
  };
}

/** Takes all filters out of an address. */
export const noFilters: Parameters = Object.fromEntries(NAMES.map((name) => [name, undefined]));

/** Whether the filters leave something out. */
export function areSet(filters: Filters): boolean {
  return Object.values(writeFilters(filters)).some(Boolean);
}

/** Returns the filters as the API takes them. */
export function toApi(filters: Filters, scope: string | null): CertificateFilter {
  const { search, statuses, types, methods, renewal, labels, findings, expires } = filters;
  return {
    ...(scope && { scope }),
    ...(search && { search }),
    ...(statuses.length && { statuses }),
    ...(types.length && { types }),
    ...(methods.length && { methods }),
    ...(renewal && { automaticRenewal: renewal === "on" }),
    ...(labels.length && { labels: gatherLabels(labels) }),
    ...(findings.length && { findings }),
    ...(expires?.from && { expiresFrom: startOf(expires.from).toISOString() }),
    ...(expires?.to && { expiresBefore: startOf(expires.to).toISOString() }),
  };
}

/** Of several values of one key any will do. */
function gatherLabels(labels: readonly LabelValue[]): LabelFilter[] {
  return [...new Set(labels.map(({ key }) => key))].map((key) => {
    const values = labels.flatMap((label) => (label.key === key && label.value !== undefined ? [label.value] : []));
    return { key, values };
  });
}

function readChoices<Choice extends string>(text: string | null, all: readonly Choice[]): Choice[] {
  const wanted = text?.split(",") ?? [];
  return all.filter((choice) => wanted.includes(choice));
}

/** Labels are `key=value`, or `key` alone for any value; each part is encoded, so that `,` and `=` may be in it. */
function readLabels(text: string | null): LabelValue[] {
  return (text ?? "")
    .split(",")
    .filter(Boolean)
    .map((label) => {
      const [key = "", value] = label.split("=", 2).map(decode);
      return { key, value };
    });
}

function writeLabel({ key, value }: LabelValue): string {
  return value === undefined ? encode(key) : `${encode(key)}=${encode(value)}`;
}

function encode(part: string): string {
  return part.replace(/[%,=]/g, encodeURIComponent);
}

function decode(part: string): string {
  return part.replace(/%(25|2C|3D)/g, decodeURIComponent);
}
