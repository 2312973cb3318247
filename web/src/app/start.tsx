/** The page's beginning: the first request while UI5 is prepared, then the page or the way to sign in. */

import { render } from "preact";
import { prepared } from "../boot.js";
import { watchDrops } from "../create/dropped.js";
import { onSignedOut, SignedOut } from "../session.js";
import { App } from "./App.js";
import { Failed } from "./Failed.js";
import { loadFirstScreen } from "./first-screen.js";
import { lazy } from "./lazy.js";
import { prepareUi5 } from "./ui5-texts.js";

const SignIn = lazy(() => import("./SignIn.js"), "SignIn");

/** Shows the page as soon as there is something to show. */
export async function start(): Promise<void> {
  const first = loadFirstScreen().then(
    () => undefined,
    (error: unknown) => error,
  );
  await prepared;
  await prepareUi5();
  const error = await first;
  if (error === undefined) {
    watchDrops();
    render(<App />, document.body);
    onSignedOut((out) => render(<SignIn out={out} />, document.body));
    const { hearChanges } = await import("../api/socket.js");
    hearChanges();
  } else if (error instanceof SignedOut) {
    render(<SignIn out={error} />, document.body);
  } else {
    render(<Failed error={error} />, document.body);
  }
}
