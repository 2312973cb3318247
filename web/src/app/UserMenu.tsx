/** What belongs to the user: language, colours, signing out. */

import "@ui5/webcomponents/dist/Menu.js";
import "@ui5/webcomponents/dist/MenuItem.js";
import "@ui5/webcomponents/dist/MenuSeparator.js";
import "@ui5/webcomponents-icons/dist/employee.js";
import "@ui5/webcomponents-icons/dist/globe.js";
import "@ui5/webcomponents-icons/dist/log.js";
import "@ui5/webcomponents-icons/dist/palette.js";
import { signOut } from "../session.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { exactText } from "./exact.js";
import { language, switchLanguage } from "./language.js";
import { showError } from "./messages.js";
import { switchTheme, theme } from "./theme.js";
import { viewer } from "./viewer.js";

interface Properties {
  /** The button below which it is shown. */
  readonly opener: HTMLElement;
  readonly onClose: () => void;
}

/** The menu, open. */
export function UserMenu({ opener, onClose }: Properties) {
  const t = texts("app", en);
  const dark = theme === "dark";
  const acts: Readonly<Record<string, () => void>> = {
    language: () => switchLanguage(language === "en" ? "de" : "en"),
    theme: () => switchTheme(dark ? "light" : "dark"),
    signOut: () => void signOut().catch(showError),
  };
  return (
    <ui5-menu open opener={opener} onui5-close={onClose} onui5-item-click={({ detail }) => acts[detail.item.id]?.()}>
      <ui5-menu-item icon="employee" text={exactText(viewer.value?.subject ?? "")} disabled />
      <ui5-menu-separator />
      <ui5-menu-item id="language" icon="globe" text={t.language} lang={language === "en" ? "de" : "en"} />
      <ui5-menu-item id="theme" icon="palette" text={dark ? t.light : t.dark} />
      <ui5-menu-separator />
      <ui5-menu-item id="signOut" icon="log" text={t.signOut} />
    </ui5-menu>
  );
}
