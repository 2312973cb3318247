/** What the sentences of findings are made of. */

import type { Facts } from "./findings.en.js";

/** The sentence of a kind, and what to do. */
export type Sentence = readonly [message: string | ((facts: Facts) => string), fix: string];

const days = new Intl.DateTimeFormat("de", { dateStyle: "medium" });

export function sayDay(time = ""): string {
  return Number.isNaN(Date.parse(time)) ? time : days.format(new Date(time));
}

export function sayNumber(number = ""): string {
  return /^\d+$/.test(number) ? Number(number).toLocaleString("de") : number;
}
