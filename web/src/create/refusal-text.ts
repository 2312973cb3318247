/** What was refused, in the user's language and with what to do about it. */

import { Refused } from "../api/errors.js";
import type { CertificateFormat, RefusalFragment, ShowCreationChoicesQuery } from "../api/generated/graphql.js";
import { exactText } from "../app/exact.js";
import { describeError } from "../app/messages.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { formatNumber } from "../app/number.js";
import { formatSize } from "./size.js";

export type Choices = ShowCreationChoicesQuery["installation"];

/** Why something was not created. */
export interface Problem {
  /** A value of the API's ErrorCode; undefined for what failed for other reasons. */
  readonly code: string | undefined;
  readonly text: string;
  /** The field of the input that it is about, such as `commonName`. */
  readonly field?: string;
}

/** What it was that failed. */
interface Subject {
  readonly name: string;
  readonly format?: CertificateFormat | undefined;
}

/** Returns why something failed; undefined for what the user gave up. */
export function problemOf(error: unknown, subject: Subject, choices: Choices): Problem | undefined {
  if (!(error instanceof Refused)) {
    const text = describeError(error);
    return text === undefined ? undefined : { code: undefined, text };
  }
  const refusal = error.result as RefusalFragment;
  const { field } = { field: undefined, ...refusal };
  return { code: refusal.code, text: describe(refusal, subject, choices), ...(field !== undefined && { field }) };
}

/** Returns the extensions of the file types, as in ".pem, .jks". */
export function extensionsOf(types: readonly { readonly type: string }[]): string {
  return types.map(({ type }) => `.${type.toLowerCase()}`).join(", ");
}

/** Returns the file types that a file of this format may have; all where it is not known. */
function typesFor(format: CertificateFormat | undefined, { fileTypes }: Choices) {
  const fitting = fileTypes.filter(({ formats }) => format !== undefined && formats.includes(format));
  return fitting.length > 0 ? fitting : fileTypes;
}

function describe(refusal: RefusalFragment, subject: Subject, choices: Choices): string {
  const { refused } = texts("create", en);
  switch (refusal.__typename) {
    case "AuthorityUnavailableError":
      return refused.AUTHORITY(formatNumber(refusal.retryAfter));
    case "IncompleteChainError":
      return refused.CHAIN_INCOMPLETE[refusal.cause](exactText(refusal.subject), exactText(refusal.missingIssuer));
    case "KeyMismatchError":
      return refused.KEY_MISMATCH(exactText(refusal.alias));
    case "WeakKeyError":
      return refused.KEY_WEAK(exactText(refusal.alias));
    case "UnsupportedAlgorithmError":
      return refused.ALGORITHM_UNSUPPORTED(exactText(refusal.algorithm));
    case "QuotaExceededError":
      return refused.QUOTA_EXCEEDED(formatNumber(refusal.limit));
    case "TooLargeError":
      return refusal.code === "KEY_TOO_LARGE" ? refused.KEY_TOO_LARGE() : refused.PAYLOAD_TOO_LARGE(formatSize(refusal.limit));
    default:
      return describeByCode(refusal, subject, choices);
  }
}

function describeByCode({ code, message }: RefusalFragment, { name, format }: Subject, choices: Choices): string {
  const { refused } = texts("create", en);
  const { limits, fileTypes } = choices;
  switch (code) {
    case "CERT_MALFORMED":
    case "KEYSTORE_CORRUPT":
    case "NO_CERTIFICATE":
      return refused[code](exactText(message)); // which names what the file is or what happened to it, and what to do
    case "CN_INVALID":
      return refused.CN_INVALID(formatNumber(limits.commonNameLength));
    case "CSR_INVALID":
      return texts("app", app).message(code, exactText(message)); // which says whether it is none, or what is wrong with its key
    case "LABEL_INVALID":
      return refused.LABEL_INVALID(formatNumber(limits.labelLength), formatNumber(limits.labelValues));
    case "NAME_INVALID":
      return refused.NAME_INVALID(formatNumber(limits.nameLength));
    case "NAME_TAKEN":
      return refused.NAME_TAKEN(exactText(name));
    case "TYPE_MISMATCH":
      return refused.TYPE_MISMATCH(extensionsOf(typesFor(format, choices)));
    case "TYPE_UNSUPPORTED":
      return refused.TYPE_UNSUPPORTED(extensionsOf(fileTypes));
    case "VALIDITY_OUT_OF_RANGE":
      return refused.VALIDITY_OUT_OF_RANGE(formatNumber(limits.validityDays));
    default:
      return describeAlone(code) ?? texts("app", app).message(code, exactText(message));
  }
}

/** Returns the sentence for a code that needs no facts. */
function describeAlone(code: string): string | undefined {
  const { refused } = texts("create", en);
  if (!(code in refused)) return undefined;
  const sentence = refused[code as keyof typeof refused] as (...facts: string[]) => string;
  return sentence.length === 0 ? sentence() : undefined;
}
