/** What is shown instead of a column that could not be asked for. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { describeError } from "../app/messages.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";

/** What went wrong, and the way to ask again. */
export function Failed({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const t = texts("app", en);
  const text = describeError(error);
  if (text === undefined) return null;
  return (
    <ui5-message-strip design="Negative" hideCloseButton>
      {text}{" "}
      <ui5-button design="Transparent" onui5-click={onAgain}>
        {t.tryAgain}
      </ui5-button>
    </ui5-message-strip>
  );
}
