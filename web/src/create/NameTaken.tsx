/** What can be done where a certificate with that name is there already. */

import "@ui5/webcomponents/dist/Button.js";
import { exactText } from "../app/exact.js";
import { formatDay } from "../app/time.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import type { ImportFile } from "./import-file.js";
import type { ImportList } from "./import-list.js";

/** Another name, or a new version of the present certificate. */
export function NameTaken({ one, list }: { readonly one: ImportFile; readonly list: ImportList }) {
  const t = texts("create", en);
  const { key, freeName, namesake } = one;
  return (
    <>
      {namesake && (
        <div class="create-hint">{namesake.notAfter === null ? t.replaceHintUnknown : t.replaceHint(formatDay(namesake.notAfter))}</div>
      )}
      {freeName !== undefined && <ui5-button onui5-click={() => list.rename(key, freeName)}>{t.takeName(exactText(freeName))}</ui5-button>}
      {namesake && <ui5-button onui5-click={() => list.replace(key, true)}>{t.replace}</ui5-button>}
    </>
  );
}
