/** What is wrong with the choices, and where it is said. */

import { Refused } from "../api/errors.js";
import type { ExportCertificateMutation } from "../api/generated/graphql.js";
import { describeError } from "../app/messages.js";
import { findWrongKey, isOfKey } from "../passwords/key-passwords.js";
import { en } from "../texts/exporting.en.js";
import { en as passwords } from "../texts/passwords.en.js";
import { texts } from "../texts/texts.js";
import { type Choices, type Installation, isKeystore, takesPassword } from "./choices.js";

/** The field of the dialog that has the problem. */
export type Field =
  "format" | "alias" | "content" | "chain" | "newAlias" | "newPassword" | "repeated" | "password" | "keyPassword" | "profile";

export interface Problem {
  /** Undefined where no single field can be mended. */
  readonly field: Field | undefined;
  readonly text: string;
  /** The key whose password it is about. */
  readonly key?: string | undefined;
}

/** The fields of the API's input by their names there. */
const FIELDS: Readonly<Record<string, Field>> = {
  format: "format",
  aliases: "alias",
  includePrivateKey: "content",
  trustStoreOnly: "content",
  includeChain: "chain",
  includeRoot: "chain",
  alias: "newAlias",
  newPassword: "newPassword",
  password: "password",
  pkcs12Profile: "profile",
};

/** Returns the first problem that can be seen without asking the service. */
export function checkChoices(choices: Choices, installation: Installation): Problem | undefined {
  const t = texts("exporting", en);
  if (choices.stored || !takesPassword(choices, installation)) return undefined;
  if (choices.content === "KEYS" && isKeystore(choices, installation) && !choices.newPassword)
    return { field: "newPassword", text: t.newPasswordMissing };
  if (choices.newPassword !== choices.repeated) return { field: "repeated", text: t.notRepeated };
  return undefined;
}

/** Returns what the service refused, in the user's words. */
export function explain(error: unknown, choices: Choices): Problem {
  const t = texts("exporting", en);
  const said = describeError(error) ?? "";
  const result = error instanceof Refused ? (error.result as NonNullable<ExportCertificateMutation["exportCertificate"]>) : undefined;
  switch (result?.__typename) {
    case "PasswordRequiredError":
      return { field: "password", text: t.passwordNeeded };
    case "WrongPasswordError":
      if (isOfKey(result.field)) return explainKey(result.field, choices);
      return choices.password === undefined ? { field: "password", text: t.passwordNeeded } : { field: "password", text: t.passwordWrong };
    case "InvalidInputError": {
      if (result.code === "CHAIN_AMBIGUOUS") return { field: "alias", text: t.chainAmbiguous };
      const field = FIELDS[result.field];
      return { field, text: result.code === "KEYSTORE_EMPTY" ? t.empty : ((field && t.invalid[field]) ?? said) };
    }
    case "MalformedContentError":
      return { field: undefined, text: result.code === "EXPORT_DIFFERS" ? t.differs : said };
    case "UnsupportedAlgorithmError":
      return { field: undefined, text: t.notConverted };
    default:
      return { field: undefined, text: said };
  }
}

function explainKey(field: string, { keyPasswords }: Choices): Problem {
  const { needed, wrong } = texts("passwords", passwords);
  return { field: "keyPassword", text: keyPasswords ? wrong : needed, key: keyPasswords && findWrongKey(field, keyPasswords) };
}
