/** Names that others chose, however long they are. */

import "@ui5/webcomponents/dist/ExpandableText.js";
import { Exact, exactText } from "../app/exact.js";

/** Characters that are shown at once; names of people and hosts are shorter, forged ones fill the page. */
const SHOWN = 200;

/** The name exactly; of a long one the beginning, and the rest on demand. */
export function Name({ text }: { readonly text: string }) {
  if (text.length <= SHOWN) return <Exact text={text} />;
  return <ui5-expandable-text class="exact" text={exactText(text)} maxCharacters={SHOWN} />;
}

/** The name exactly in a place for few lines; what does not fit there is shown where it leads. */
export function ShortName({ text }: { readonly text: string }) {
  return (
    <span class="few-lines">
      <Exact text={text} />
    </span>
  );
}
