/** The whole page: the header, the columns, and the messages. */

import "@ui5/webcomponents-fiori/dist/FlexibleColumnLayout.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { address } from "./address.js";
import { Dialogs } from "./dialogs.js";
import { fullScreen } from "./full-screen.js";
import { Header } from "./Header.js";
import { Messages } from "./messages.js";
import { type View, viewOf } from "./routes.js";

/** The page of a user who is signed in. */
export function App() {
  const t = texts("app", en);
  const view = viewOf(address.value);
  return (
    <>
      <Header />
      <ui5-flexible-column-layout
        class="columns"
        layout={layoutOf(view)}
        disableResizing={view.end !== undefined} // of three columns: UI5 2.26 has a button inside that separator, which axe finds serious
        accessibilityAttributes={{
          startColumn: { role: "main", name: t.startColumn },
          midColumn: { role: "region", name: t.midColumn },
          endColumn: { role: "region", name: t.endColumn },
        }}
      >
        <div slot="startColumn" class="column" tabIndex={-1}>
          {view.start}
        </div>
        <div slot="midColumn" class="column">
          {view.mid}
        </div>
        <div slot="endColumn" class="column">
          {view.end}
        </div>
      </ui5-flexible-column-layout>
      <Dialogs />
      <Messages />
    </>
  );
}

/** Where UI5 begins to show three columns beside each other; below, the last one gets the larger part of the width. */
const wide = matchMedia("(min-width: 1024px)");

function layoutOf(view: View) {
  if (view.end && fullScreen.value) return "EndColumnFullScreen";
  if (view.end) return wide.matches ? "ThreeColumnsMidExpanded" : "ThreeColumnsEndExpanded";
  if (view.mid) return fullScreen.value ? "MidColumnFullScreen" : "TwoColumnsMidExpanded";
  return "OneColumn";
}
