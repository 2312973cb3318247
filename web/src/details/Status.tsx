/** The validity status, with an icon, a colour and a word. */

import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Tag.js";
import "@ui5/webcomponents-icons/dist/message-error.js";
import "@ui5/webcomponents-icons/dist/message-information.js";
import "@ui5/webcomponents-icons/dist/message-success.js";
import "@ui5/webcomponents-icons/dist/message-warning.js";
import "@ui5/webcomponents-icons/dist/question-mark.js";
import type { ValidityStatus } from "../api/generated/graphql.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";

const LOOKS = {
  VALID: ["Positive", "message-success"],
  EXPIRING: ["Critical", "message-warning"],
  NOT_YET_VALID: ["Information", "message-information"],
  EXPIRED: ["Negative", "message-error"],
  UNKNOWN: ["Neutral", "question-mark"],
} as const;

/** A tag with the status. */
export function Status({ status }: { readonly status: ValidityStatus }) {
  const w = texts("words", words);
  const [design, icon] = LOOKS[status];
  return (
    <ui5-tag design={design} wrappingType="None">
      <ui5-icon slot="icon" name={icon} />
      {w.status[status]}
    </ui5-tag>
  );
}
