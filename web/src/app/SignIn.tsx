/** What is shown to who is not signed in. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Title.js";
import { en } from "../texts/access.en.js";
import { texts } from "../texts/texts.js";

/** The way to sign in: a button where `address` begins it, or else a sentence about the printed link. */
export function SignIn({ address }: { readonly address: string | null }) {
  const t = texts("access", en);
  return (
    <main class="sign-in">
      <ui5-title level="H1">{t.signIn}</ui5-title>
      {address === null ? (
        <p>{t.openLink}</p>
      ) : (
        <ui5-button design="Emphasized" onui5-click={() => location.assign(address)}>
          {t.signIn}
        </ui5-button>
      )}
    </main>
  );
}
