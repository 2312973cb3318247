/** How a certificate comes to be: imported, or issued by the external service. */

import "@ui5/webcomponents/dist/RadioButton.js";
import type RadioButton from "@ui5/webcomponents/dist/RadioButton.js";
import { useRef } from "preact/hooks";
import { address, go } from "../app/address.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Section } from "./Section.js";

type Method = "generate" | "import";

/** The choice; each method is an address of its own. */
export function MethodChoice({ method }: { readonly method: Method }) {
  const t = texts("create", en);
  const buttons = { generate: useRef<RadioButton>(null), import: useRef<RadioButton>(null) };

  function choose(chosen: Method): void {
    go(["create", chosen]);
    if (address.value.path[1] === chosen) return;
    // The user is asked first whether to leave; until then nothing is chosen.
    for (const [name, { current }] of Object.entries(buttons)) if (current) current.checked = name === method;
  }

  return (
    <Section title={t.method}>
      <div role="radiogroup" aria-label={t.method} class="create-methods">
        {(["generate", "import"] as const).map((one) => (
          <ui5-radio-button
            key={one}
            ref={buttons[one]}
            name="create-method"
            text={one === "generate" ? t.generateMethod : t.importMethod}
            checked={one === method}
            onui5-change={() => choose(one)}
          />
        ))}
      </div>
    </Section>
  );
}
