/** UI5's own texts and dates in the user's language, as files of our own build. They are asked for as early as the page's other scripts. */

import type { CLDRData } from "@ui5/webcomponents-base/dist/asset-registries/LocaleData.js";
import { language, type Language } from "./language.js";

type Texts = Readonly<Record<string, string>>;

const DATES: Readonly<Record<Language, () => Promise<CLDRData>>> = {
  en: async () => (await import("@ui5/webcomponents-localization/dist/generated/assets/cldr/en.json")).default as unknown as CLDRData,
  de: async () => (await import("@ui5/webcomponents-localization/dist/generated/assets/cldr/de.json")).default as unknown as CLDRData,
};

/** By package; English ones are in the components. */
const GERMAN: Readonly<Record<string, () => Promise<Texts>>> = {
  "@ui5/webcomponents": async () => (await import("@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json")).default,
  "@ui5/webcomponents-fiori": async () =>
    (await import("@ui5/webcomponents-fiori/dist/generated/assets/i18n/messagebundle_de.json")).default,
  "@ui5/webcomponents-icons": async () =>
    (await import("@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json")).default,
};

/** The packages of UI5 that have texts. */
export const PACKAGES = Object.keys(GERMAN);

/** Returns UI5's names of months and days; UI5 asks for English ones, too. */
export function loadDates(wanted: Language): Promise<CLDRData> {
  return DATES[wanted]();
}

/** Returns the German texts of one of UI5's packages. */
export async function loadGerman(name: string): Promise<Texts> {
  return (await GERMAN[name]?.()) ?? {};
}

/** Begins to load all that UI5 will ask for. */
export function beginUi5Files(): void {
  const begun: Promise<unknown>[] = [loadDates(language)];
  if (language === "de") begun.push(...PACKAGES.map(loadGerman));
  for (const file of begun) file.catch(() => undefined); // UI5 asks again, and sees the failure
}
