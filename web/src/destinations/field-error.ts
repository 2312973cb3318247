/** Where in the form an error belongs. */

import { Refused } from "../api/errors.js";
import { describeError } from "../app/messages.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { type Draft, givenProperties } from "./draft.js";

export interface FieldError {
  readonly message: string;
  /** `name`, `type`, or the name of a property; undefined for the whole form. */
  readonly field: string | undefined;
}

/** Returns the error of storing a draft. */
export function fieldError(error: unknown, draft: Draft): FieldError {
  const message = describeError(error) ?? "";
  if (!(error instanceof Refused)) return { message, field: undefined };
  if (error.code === "NAME_TAKEN") return { message, field: "name" };
  if (error.code === "MODIFIED_MEANWHILE") return { message: texts("destinations", en).modified, field: undefined };
  const path = (error.result as { readonly field?: string }).field ?? "";
  const at = /^properties\[(\d+)\]/.exec(path)?.[1];
  const field = at === undefined ? path : givenProperties(draft)[Number(at)]?.name;
  return { message, field: field === "" || field === "properties" || field === "scope" ? undefined : field };
}
