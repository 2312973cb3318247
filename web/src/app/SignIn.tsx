/** What is shown to who is not signed in. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/Title.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { goToSignIn, SignedOut, signInByToken } from "../session.js";
import { en } from "../texts/access.en.js";
import { texts } from "../texts/texts.js";
import { describeError } from "./messages.js";

/** The ways to sign in, and why nobody is. */
export function SignIn({ out }: { readonly out: SignedOut }) {
  const t = texts("access", en);
  const { signIn, takesToken } = out.ways;
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const why = t.why[out.code];
  return (
    <main class="sign-in">
      <img src="icon.svg" alt="" width="48" height="48" />
      <div ref={heading} tabIndex={-1} class="sign-in-title">
        <ui5-title level="H1" size="H3" wrappingType="Normal">
          {t.signInTo}
        </ui5-title>
      </div>
      {why !== undefined && (
        <ui5-message-strip design="Critical" hideCloseButton>
          {why}
        </ui5-message-strip>
      )}
      {signIn !== null && (
        <ui5-button design="Emphasized" onui5-click={() => goToSignIn(signIn)}>
          {t.signIn}
        </ui5-button>
      )}
      {takesToken && <ByToken />}
      {signIn === null && !takesToken && <p>{t.noWay}</p>}
    </main>
  );
}

function ByToken() {
  const t = texts("access", en);
  const [token, setToken] = useState("");
  const [error, setError] = useState("");
  const send = () =>
    signInByToken(token).catch((failure: unknown) => {
      setError(failure instanceof SignedOut ? (t.why[failure.code] ?? t.wrongToken) : (describeError(failure) ?? ""));
      document.getElementById("token")?.focus(); // which shows what is wrong there
    });
  return (
    <section class="sign-in-token">
      <p>{t.openLink}</p>
      <ui5-label for="token" showColon>
        {t.token}
      </ui5-label>
      <ui5-input
        id="token"
        type="Password"
        accessibleName={t.token}
        value={token}
        valueState={error === "" ? "None" : "Negative"}
        onui5-input={({ currentTarget }) => {
          setToken(currentTarget.value);
          setError("");
        }}
        onKeyDown={(event: KeyboardEvent) => event.key === "Enter" && token !== "" && void send()}
      >
        <div slot="valueStateMessage">{error}</div>
      </ui5-input>
      <ui5-button disabled={token === ""} onui5-click={() => void send()}>
        {t.signInByToken}
      </ui5-button>
    </section>
  );
}
