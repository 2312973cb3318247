/** What begins before all else: the token and the parts of the user's language and theme are asked for while the page's main script loads. */

import { loadLanguage } from "./app/language.js";
import { loadTheme } from "./app/theme.js";
import { beginUi5Files } from "./app/ui5-files.js";
import { begin } from "./session.js";

begin();
beginUi5Files();

/** Resolves when the page can be built in the user's language and theme. */
export const prepared = Promise.all([loadLanguage(), loadTheme()]);
