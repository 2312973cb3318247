/** The language of the page: what the user chose, or else what the browser says. */

import { setGerman } from "../texts/texts.js";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = "language";

/** The language in which the page is shown. */
export const language: Language = choose();

/** The same with the user's region, such as "en-GB", for dates and numbers. */
export const locale = navigator.language.startsWith(`${language}-`) ? navigator.language : language;

/** Shows the page in another language from now on. */
export function switchLanguage(wanted: Language): void {
  localStorage.setItem(KEY, wanted);
  location.reload();
}

/** Loads the texts that are not in the main script. */
export async function loadLanguage(): Promise<void> {
  document.documentElement.lang = language;
  if (language === "de") setGerman((await import("../texts/de.js")).german);
}

function choose(): Language {
  const wanted = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((one) => one === wanted) ?? "en";
}
