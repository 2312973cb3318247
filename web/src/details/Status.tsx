/** The validity status, with an icon, a colour and a word. */

import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Tag.js";
import "@ui5/webcomponents-icons/dist/message-error.js";
import "@ui5/webcomponents-icons/dist/message-information.js";
import "@ui5/webcomponents-icons/dist/message-success.js";
import "@ui5/webcomponents-icons/dist/message-warning.js";
import "@ui5/webcomponents-icons/dist/question-mark.js";
import type { ValidityStatus } from "../api/generated/graphql.js";
import { STATUS_DESIGNS } from "../app/status-designs.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";

const ICONS: Readonly<Record<ValidityStatus, string>> = {
  VALID: "message-success",
  EXPIRING: "message-warning",
  NOT_YET_VALID: "message-information",
  EXPIRED: "message-error",
  UNKNOWN: "question-mark",
};

/** A tag with the status. */
export function Status({ status }: { readonly status: ValidityStatus }) {
  const w = texts("words", words);
  return (
    <ui5-tag design={STATUS_DESIGNS[status]} wrappingType="None">
      <ui5-icon slot="icon" name={ICONS[status]} />
      {w.status[status]}
    </ui5-tag>
  );
}
