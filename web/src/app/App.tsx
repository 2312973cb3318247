/** The whole page: the header, the columns, and the messages. */

import "@ui5/webcomponents-fiori/dist/FlexibleColumnLayout.js";
import { renderFinished } from "@ui5/webcomponents-base/dist/Render.js";
import type FlexibleColumnLayout from "@ui5/webcomponents-fiori/dist/FlexibleColumnLayout.js";
import { useEffect, useRef } from "preact/hooks";
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
  const layout = useRef<FlexibleColumnLayout>(null);
  useEffect(() => void hideArrow(layout.current));
  return (
    <>
      <Header />
      <ui5-flexible-column-layout
        class="columns"
        ref={layout}
        layout={layoutOf(view)}
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

/** Takes out the button that swaps the first and the last of three columns: UI5 2.26 puts it, without a name, into the separator, which is a control itself and resizes them all the same. */
async function hideArrow(layout: FlexibleColumnLayout | null): Promise<void> {
  await renderFinished();
  const arrow = layout?.shadowRoot?.querySelector<HTMLElement>(".ui5-fcl-arrow");
  if (arrow) arrow.style.display = "none";
}

/** Where UI5 begins to show three columns beside each other; below, the last one gets the larger part of the width. */
const wide = matchMedia("(min-width: 1024px)");

function layoutOf(view: View) {
  if (view.end && fullScreen.value) return "EndColumnFullScreen";
  if (view.end) return wide.matches ? "ThreeColumnsMidExpanded" : "ThreeColumnsEndExpanded";
  if (view.mid) return fullScreen.value ? "MidColumnFullScreen" : "TwoColumnsMidExpanded";
  return "OneColumn";
}
