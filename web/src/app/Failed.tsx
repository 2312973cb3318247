/** What is shown where the page could not begin. */

import "@ui5/webcomponents/dist/Button.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { describeError } from "./messages.js";

/** Why, and the way to begin again. */
export function Failed({ error }: { readonly error: unknown }) {
  return (
    <main class="failed">
      <p role="alert">{describeError(error)}</p>
      <ui5-button design="Emphasized" onui5-click={() => location.reload()}>
        {texts("app", en).tryAgain}
      </ui5-button>
    </main>
  );
}
