/** Times in the user's language and zone. */

import { locale } from "./language.js";

const SECOND = 1000;
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86400],
  ["month", 30 * 86400],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const moments = new Intl.DateTimeFormat(locale, {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** The user's time zone, as the API takes it. */
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Returns the day, such as "Nov 26, 2026". */
export function formatDay(time: string): string {
  return days.format(new Date(time));
}

/** Returns the moment with its zone, such as "Nov 26, 2026, 14:05:00 GMT+1". */
export function formatMoment(time: string): string {
  return moments.format(new Date(time));
}

/** Returns how far away it is in the largest unit of which there are two, such as "in 12 days" or "3 months ago". */
export function formatRelative(time: string): string {
  const seconds = (Date.parse(time) - Date.now()) / SECOND;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= 2 * length || (unit === "minute" && Math.abs(seconds) >= length))
      return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(0, "minute");
}
