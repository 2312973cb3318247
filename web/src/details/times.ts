/** Times in sentences. */

import { formatDay, formatMoment, formatRelative } from "../app/time.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";

/** What the API says for a time whose octets could not be read. */
const UNREADABLE = Date.parse("0001-01-01T00:00:00.001Z");

/** Returns the day on which something ends, and how far away it is; in words where it could not be read. */
export function sayEnd(notAfter: string): string {
  if (Date.parse(notAfter) === UNREADABLE) return texts("details", en).unreadableField;
  return `${formatDay(notAfter)} (${formatRelative(notAfter)})`;
}

/** Returns the moment, and how far away it is. */
export function sayMoment(time: string): string {
  return `${formatMoment(time)} (${formatRelative(time)})`;
}
