/** Numbers in the user's language. */

import { locale } from "./language.js";

const whole = new Intl.NumberFormat(locale);

/** Returns the number with separators, such as 1,000,000. */
export function formatNumber(number: number): string {
  return whole.format(number);
}
