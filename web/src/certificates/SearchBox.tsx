/** The search above the table. */

import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents-icons/dist/search.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { address, setParameters } from "../app/address.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";

/** Milliseconds without typing after which it is searched. */
const PAUSE = 300;

/** The longest text that the API searches for. */
const MAX_LENGTH = 200;

/** One box for all that can be searched; what is typed replaces the address, so that Back does not go letter by letter. */
export function SearchBox() {
  const t = texts("certificates", en);
  const search = address.value.parameters.get("search") ?? "";
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(undefined), [search]); // Back, or a filter that was cleared
  const searchFor = (text: string) => {
    clearTimeout(timer.current);
    setParameters({ search: text }, { replace: true });
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => searchFor(text), PAUSE);
  };
  return (
    <search class="search">
      <ui5-input
        type="Search"
        value={typed ?? search}
        maxlength={MAX_LENGTH}
        showClearIcon
        placeholder={t.searchHint}
        accessibleName={t.search}
        onui5-input={({ target }) => type(target.value)}
        onui5-change={({ target }) => searchFor(target.value)}
      >
        <ui5-icon slot="icon" name="search" />
      </ui5-input>
    </search>
  );
}
