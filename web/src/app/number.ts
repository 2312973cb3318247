/** Numbers in the user's language. */

import { language } from "./language.js";

const whole = new Intl.NumberFormat(language);

/** Returns the number with separators, such as 1,000,000. */
export function formatNumber(number: number): string {
  return whole.format(number);
}
