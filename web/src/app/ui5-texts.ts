/** UI5's own texts and dates, from our own files: without this it would ask another host for them. */

import { registerI18nLoader } from "@ui5/webcomponents-base/dist/asset-registries/i18n.js";
import { registerLocaleDataLoader } from "@ui5/webcomponents-base/dist/asset-registries/LocaleData.js";
import { setLanguage } from "@ui5/webcomponents-base/dist/config/Language.js";
import { setTheme } from "@ui5/webcomponents-base/dist/config/Theme.js";
import { getI18nBundle } from "@ui5/webcomponents-base/dist/i18nBundle.js";
import type { CLDRData } from "@ui5/webcomponents-base/dist/asset-registries/LocaleData.js";
import { language } from "./language.js";
import { themeName } from "./theme.js";

registerLocaleDataLoader(
  "en",
  async () => (await import("@ui5/webcomponents-localization/dist/generated/assets/cldr/en.json")).default as unknown as CLDRData,
);
registerLocaleDataLoader(
  "de",
  async () => (await import("@ui5/webcomponents-localization/dist/generated/assets/cldr/de.json")).default as unknown as CLDRData,
);
registerI18nLoader(
  "@ui5/webcomponents",
  "de",
  async () => (await import("@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json")).default,
);
registerI18nLoader(
  "@ui5/webcomponents-fiori",
  "de",
  async () => (await import("@ui5/webcomponents-fiori/dist/generated/assets/i18n/messagebundle_de.json")).default,
);
registerI18nLoader(
  "@ui5/webcomponents-icons",
  "de",
  async () => (await import("@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json")).default,
);

/** Resolves when UI5 speaks the user's language; components that are made before may fail. */
export async function prepareUi5(): Promise<void> {
  await Promise.all([setLanguage(language), setTheme(themeName)]);
  await Promise.all(["@ui5/webcomponents", "@ui5/webcomponents-fiori", "@ui5/webcomponents-icons"].map((name) => getI18nBundle(name)));
}
