/** UI5's own texts and dates, from our own files: without this it would ask another host for them. */

import { registerI18nLoader } from "@ui5/webcomponents-base/dist/asset-registries/i18n.js";
import { registerLocaleDataLoader } from "@ui5/webcomponents-base/dist/asset-registries/LocaleData.js";
import { setLanguage } from "@ui5/webcomponents-base/dist/config/Language.js";
import { setTheme } from "@ui5/webcomponents-base/dist/config/Theme.js";
import { getI18nBundle } from "@ui5/webcomponents-base/dist/i18nBundle.js";
import { language } from "./language.js";
import { themeName } from "./theme.js";
import { loadDates, loadGerman, PACKAGES } from "./ui5-files.js";

registerLocaleDataLoader("en", () => loadDates("en"));
registerLocaleDataLoader("de", () => loadDates("de"));
for (const name of PACKAGES) registerI18nLoader(name, "de", () => loadGerman(name));

/** Resolves when UI5 speaks the user's language; components that are made before may fail. */
export async function prepareUi5(): Promise<void> {
  await Promise.all([setLanguage(language), setTheme(themeName)]);
  await Promise.all(PACKAGES.map((name) => getI18nBundle(name)));
}
