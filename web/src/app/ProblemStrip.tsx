/** What went wrong, where it happened. */

import "@ui5/webcomponents/dist/MessageStrip.js";

/** The sentence in a strip; nothing where nothing is wrong. */
export function ProblemStrip({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <ui5-message-strip design="Negative" hideCloseButton>
      {text}
    </ui5-message-strip>
  );
}
