/** Light or dark: what the user chose, or else what the system says. */

export type Theme = "light" | "dark";

const KEY = "theme";

/** The theme in which the page is shown. */
export const theme: Theme = choose();

/** The same by UI5's name. */
export const themeName = theme === "dark" ? "sap_horizon_dark" : "sap_horizon";

/** Shows the page in another theme from now on. */
export function switchTheme(wanted: Theme): void {
  localStorage.setItem(KEY, wanted);
  location.reload();
}

/** Loads the colours that are not in the main script. */
export async function loadTheme(): Promise<void> {
  document.documentElement.dataset["theme"] = theme;
  if (theme === "dark") await import("./dark.js");
}

function choose(): Theme {
  const wanted = localStorage.getItem(KEY);
  if (wanted === "light" || wanted === "dark") return wanted;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
