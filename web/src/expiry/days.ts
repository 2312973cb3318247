/** Spans of days in the user's time zone, as the address has them: `2027-03-01..2027-04-01` is March. */

import { formatDay } from "../app/time.js";
import { locale } from "../app/language.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface Days {
  /** The first day, such as 2027-03-01; undefined for no beginning. */
  readonly from?: string | undefined;
  /** The day after the last; undefined for no end. */
  readonly to?: string | undefined;
}

/** Returns the span; undefined for a text that is none. */
export function readDays(text: string | null): Days | undefined {
  const [from, to] = (text ?? "").split("..", 2).map((day) => (isDay(day) ? day : undefined));
  return from || to ? { from, to } : undefined;
}

/** Returns the span as a text for the address. */
export function writeDays({ from = "", to = "" }: Days): string {
  return `${from}..${to}`;
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(startOf(text).getTime());
}

/** Returns the moment at which a day begins. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00`); // without a zone it is the user's
}

/** Returns the day in which a moment lies. */
export function dayOf(moment: Date): string {
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

function pad(number: number, length = 2): string {
  return String(number).padStart(length, "0");
}

/** Returns the day that is so many days later. */
export function addDays(day: string, number: number): string {
  const moment = startOf(day);
  moment.setDate(moment.getDate() + number);
  return dayOf(moment);
}

/** Returns the span for the user to read: a month's name, one day, or the first and the last day, or that one of them that it has. */
export function describeDays({ from, to }: Days): string {
  if (from && to && isMonth(from, to)) return formatMonth(startOf(from));
  const ends = [...(from ? [from] : []), ...(to ? [addDays(to, -1)] : [])];
  return [...new Set(ends)].map((day) => formatDay(startOf(day).toISOString())).join(" – ");
}

function isMonth(from: string, to: string): boolean {
  const end = startOf(from);
  end.setMonth(end.getMonth() + 1);
  return from.endsWith("-01") && dayOf(end) === to;
}

/** Returns the month, such as "March 2027". */
export function formatMonth(moment: Date): string {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }).format(moment);
}
