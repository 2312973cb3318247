/** Sizes, parts and times in the user's language. */

import { locale } from "../app/language.js";
import { formatNumber } from "../app/number.js";

const UNIT = 1024;

const rounded = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const days = new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" });
const hours = new Intl.NumberFormat(locale, { style: "unit", unit: "hour", unitDisplay: "long" });

/** Returns a size in bytes as people read it, such as "4.2 KB"; 1 KB is 1024 bytes, as file managers count. */
export function formatSize(bytes: number): string {
  if (bytes < UNIT) return `${formatNumber(bytes)} B`;
  if (bytes < UNIT * UNIT) return `${rounded.format(bytes / UNIT)} KB`;
  return `${rounded.format(bytes / UNIT / UNIT)} MB`;
}

/** Returns a part of 1, such as "40%". */
export function formatPart(part: number): string {
  return percents.format(part);
}

/** Returns a number of days, such as "7 days". */
export function formatDays(count: number): string {
  return days.format(count);
}

/** Returns a time in seconds as days, or as hours if it is shorter. */
export function formatSpan(seconds: number): string {
  return seconds < 86_400 ? hours.format(Math.round(seconds / 3600)) : days.format(Math.round(seconds / 86_400));
}
