/** Why there is no form, and what to do. */

import "@ui5/webcomponents/dist/BusyIndicator.js";
import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { describeError } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";

interface Properties {
  /** Why the user may not. */
  readonly refused: string | undefined;
  /** What went wrong. */
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The reason; that it is being loaded where there is none. */
export function Unavailable({ refused, error, onRetry }: Properties) {
  const t = texts("app", en);
  if (refused !== undefined)
    return (
      <ui5-message-strip design="Information" hideCloseButton>
        {refused}
      </ui5-message-strip>
    );
  if (error === undefined) return <ui5-busy-indicator active delay={500} />;
  return (
    <div class="create-actions">
      <ProblemStrip text={describeError(error) ?? t.failed} />
      <ui5-button onui5-click={onRetry}>{t.tryAgain}</ui5-button>
    </div>
  );
}
