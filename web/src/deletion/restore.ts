/** Takes a deletion back. */

import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { RestoreCertificateDocument } from "../api/generated/graphql.js";
import { exactText } from "../app/exact.js";
import { showError, showProblem, toast } from "../app/messages.js";
import { en } from "../texts/deletion.en.js";
import { texts } from "../texts/texts.js";
import type { Deletable } from "./open-delete.js";

/** Restores a certificate, and says so, or why not. Returns whether it is restored. */
export async function restore({ id, name }: Deletable): Promise<boolean> {
  const t = texts("deletion", en);
  try {
    expectResult(
      (await request(RestoreCertificateDocument, { input: { certificate: id } })).restoreCertificate,
      "RestoreCertificateSuccess",
    );
    toast(t.restored(exactText(name)));
    return true;
  } catch (error) {
    if (error instanceof Refused && error.code === "NAME_TAKEN") showProblem(t.nameTaken(exactText(name)));
    else if (error instanceof Refused && error.code === "NOT_FOUND") showProblem(t.tooLate(exactText(name)));
    else showError(error);
    return false;
  }
}
