/** What is entered to have a certificate generated, and the input that it becomes. */

import type { GenerateCertificateInput, GeneratedFileType, KeyAlgorithm, TimeUnit } from "../api/generated/graphql.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { extensionOf } from "./file-names.js";
import { type LabelRow, readLabels } from "./label-rows.js";
import type { Choices, Problem } from "./refusal-text.js";

/** The file of a certificate signing request. */
export interface Csr {
  readonly name: string;
  /** Its octets in Base64, whether they are PEM or DER. */
  readonly content: string;
}

export interface GenerateForm {
  readonly scope: string | undefined;
  readonly name: string;
  readonly type: GeneratedFileType;
  readonly commonName: string;
  /** As it is typed. */
  readonly validity: string;
  readonly unit: TimeUnit;
  readonly password: string;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly automaticRenewal: boolean;
  readonly csr: Csr | undefined;
  readonly labels: readonly LabelRow[];
}

/** Returns the form as it is at first; automatic renewal is on, as nobody wants to be surprised by the end. */
export function emptyForm(choices: Choices, scope: string | undefined): GenerateForm {
  return {
    scope,
    name: "",
    type: typesOf(choices, undefined)[0]?.type ?? "PEM",
    commonName: "",
    validity: String(choices.defaultValidity.value),
    unit: choices.defaultValidity.unit,
    password: "",
    keyAlgorithm: choices.defaultKeyAlgorithm,
    automaticRenewal: true,
    csr: undefined,
    labels: [],
  };
}

/** Returns the file types that can be generated, with a request or without one. */
export function typesOf({ generatedFileTypes, needsCsr }: Choices, csr: Csr | undefined): Choices["generatedFileTypes"] {
  return csr || needsCsr ? generatedFileTypes.filter(({ takesCsr }) => takesCsr) : generatedFileTypes;
}

/** Returns what is known of the chosen file type. */
export function typeOf({ type }: GenerateForm, { generatedFileTypes }: Choices): Choices["generatedFileTypes"][number] | undefined {
  return generatedFileTypes.find((one) => one.type === type);
}

/** Whether a password has something to protect. */
export function takesPassword(form: GenerateForm, choices: Choices): boolean {
  return !form.csr && !choices.needsCsr && (typeOf(form, choices)?.holdsPrivateKey ?? false);
}

/** Returns the name of the file: the type's extension is added where it is missing. */
export function fileName({ name, type }: GenerateForm): string {
  const typed = name.trim();
  return extensionOf(typed) === type ? typed : `${typed}.${type.toLowerCase()}`;
}

/** Returns the form with the type that the name's extension says, if that is one of those that can be generated. */
export function followName(form: GenerateForm, choices: Choices): GenerateForm {
  const named = typesOf(choices, form.csr).find(({ type }) => type === extensionOf(form.name.trim()));
  return named ? { ...form, type: named.type } : form;
}

/** Returns the number that is typed as the validity; undefined for anything but a whole number of 1 or more. */
export function readValidity({ validity }: GenerateForm): number | undefined {
  return /^0*[1-9]\d{0,5}$/.test(validity.trim()) ? Number(validity) : undefined;
}

/** Returns what is missing or wrong, so that nobody need be asked. */
export function problemsOf(form: GenerateForm, choices: Choices): readonly Problem[] {
  const t = texts("create", en);
  const found: (Problem | false)[] = [
    form.scope === undefined && { code: undefined, text: t.scopeMissing, field: "scope" },
    form.name.trim() === "" && { code: undefined, text: t.nameMissing, field: "name" },
    readValidity(form) === undefined && { code: undefined, text: t.validityMissing, field: "validity" },
    choices.needsCsr && !form.csr && { code: undefined, text: t.csrMissing, field: "csr" },
    readLabels(form.labels) === undefined && { code: undefined, text: "", field: "labels" },
  ];
  return found.filter((one) => one !== false);
}

/** Returns the input; undefined while something is missing or wrong. */
export function readInput(form: GenerateForm, choices: Choices): GenerateCertificateInput | undefined {
  const value = readValidity(form);
  const labels = readLabels(form.labels);
  if (problemsOf(form, choices).length > 0 || form.scope === undefined || value === undefined || !labels) return undefined;
  const ownsKey = !form.csr;
  return {
    scope: form.scope,
    name: form.name.trim(),
    type: form.type,
    commonName: form.commonName.trim() || null,
    validity: { value, unit: form.unit },
    automaticRenewal: form.automaticRenewal,
    password: takesPassword(form, choices) && form.password !== "" ? form.password : null,
    csr: form.csr?.content ?? null,
    keyAlgorithm: ownsKey ? form.keyAlgorithm : null,
    labels,
  };
}

/** Returns the field of the form that a refusal is about; undefined for the whole. */
export function fieldOf({ code, field }: Problem): string | undefined {
  if (field !== undefined) return field.split(/[.[]/, 1)[0];
  if (code === "NAME_TAKEN" || code === "TYPE_UNSUPPORTED") return "name";
  if (code?.startsWith("CSR_") || code === "KEY_WEAK" || code === "KEY_TOO_LARGE") return "csr";
  return undefined;
}
