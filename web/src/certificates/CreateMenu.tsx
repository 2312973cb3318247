/** The two ways to a new certificate. */

import "@ui5/webcomponents/dist/Menu.js";
import "@ui5/webcomponents/dist/MenuItem.js";
import "@ui5/webcomponents-icons/dist/upload.js";
import "@ui5/webcomponents-icons/dist/add-document.js";
import { go } from "../app/address.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";

interface Properties {
  /** The id of the button that it stands at. */
  readonly opener: string;
  readonly onClose: () => void;
}

/** The menu, which is open as long as it is there. */
export function CreateMenu({ opener, onClose }: Properties) {
  const t = texts("certificates", en);
  return (
    <ui5-menu
      open
      opener={opener}
      headerText={t.create}
      horizontalAlign="End"
      onui5-close={onClose}
      onui5-item-click={({ detail }) => go(["create", detail.text === t.import ? "import" : "generate"])}
    >
      <ui5-menu-item icon="upload" text={t.import} />
      <ui5-menu-item icon="add-document" text={t.generate} />
    </ui5-menu>
  );
}
