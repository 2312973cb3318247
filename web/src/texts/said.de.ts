/** What the service says in English, in German: the sentences of its errors, the reasons in findings, the names of things. */

import files from "./said/files.de.json";
import inputs from "./said/inputs.de.json";
import making from "./said/making.de.json";
import passwords from "./said/passwords.de.json";
import structure from "./said/structure.de.json";
import things from "./said/things.de.json";
import { sayField } from "./fields.de.js";
import { errors, requestErrors } from "./errors.de.js";

/** Characters of what is looked at: a longer text has a name that somebody forged, and looking takes more than its length. */
const MAX_LENGTH = 2000;

/** Two small words side by side: English that is no name. */
const PROSE = /(?:^| )[a-z]{2,} [a-z]{2,}(?:[ .,;:]|$)/;

const ENDS_OF_SENTENCES = /(?<=[.!?]) (?=[A-Z"])/g;

/** A sentence with names in braces: those in quotation marks are what somebody wrote, and stay as they are. */
interface Pattern {
  readonly english: RegExp;
  readonly german: string;
  readonly holes: readonly { readonly name: string; readonly isQuoted: boolean }[];
  /** Characters outside of the braces: the pattern with the most is the right one. */
  readonly weight: number;
}

const sentences: Readonly<Record<string, string>> = { ...things, ...files, ...passwords, ...structure, ...inputs, ...making };
const exact = new Map(Object.entries(sentences));
const patterns: readonly Pattern[] = Object.entries(sentences)
  .filter(([english]) => english.includes("{"))
  .map(([english, german]) => makePattern(english, german))
  .toSorted((one, other) => other.weight - one.weight);

/** Returns it in German, or as the service says it where no German is known. */
export function say(text = ""): string {
  return translate(text) ?? sayList(text) ?? (PROSE.test(text) ? text : sayName(text));
}

/** Returns the sentence of an error; where it is not known, what its code means, with the service's own words behind it. */
export function sayError(code: string, message: string): string {
  const known = translate(message);
  if (known !== undefined) return known;
  if (code in errors) return `${errors[code as keyof typeof errors]} Der Dienst sagt dazu: ${message}`;
  return requestErrors[code] ?? message;
}

function translate(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const whole = translateWhole(text.trim());
  if (whole !== undefined) return whole;
  for (const { index } of text.matchAll(ENDS_OF_SENTENCES)) {
    const first = translateWhole(text.slice(0, index).trim());
    const rest = first === undefined ? undefined : translate(text.slice(index + 1));
    if (rest !== undefined) return `${first} ${rest}`;
  }
  return undefined;
}

function translateWhole(text: string): string | undefined {
  const known = exact.get(text);
  if (known !== undefined) return known;
  for (const pattern of patterns) {
    const said = fill(pattern, text);
    if (said !== undefined) return said;
  }
  return undefined;
}

function fill({ english, german, holes }: Pattern, text: string): string | undefined {
  const found = english.exec(text);
  if (!found) return undefined;
  let said = german;
  for (const [at, { name, isQuoted }] of holes.entries()) {
    const part = found[at + 1] ?? "";
    const value = isQuoted ? part : name === "field" ? sayField(part) : sayPart(part);
    if (value === undefined) return undefined;
    said = said.replace(`{${name}}`, () => value);
  }
  return said;
}

/** Returns what stands in a sentence: a number, a day, a name, or something that is said in turn; undefined for English that is not known. */
function sayPart(text: string): string | undefined {
  if (/^\d{1,3}(,\d{3})+$/.test(text)) return text.replaceAll(",", ".");
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text.split("-").toReversed().join(".");
  return translate(text) ?? translateClause(text) ?? sayList(text) ?? (PROSE.test(text) ? undefined : sayName(text));
}

/** Returns a sentence whose full stop was left out because another sentence goes on behind it. */
function translateClause(text: string): string | undefined {
  return translateWhole(`${text}.`)?.replace(/\.$/, "");
}

/** Returns a list whose parts are all known. */
function sayList(text: string): string | undefined {
  for (const [english, german] of [
    ["; ", "; "],
    [", ", ", "],
    [" and ", " und "],
  ] as const) {
    const parts = text.split(english).map((part) => (part === text ? undefined : translateWhole(part)));
    if (parts.every((part) => part !== undefined)) return parts.join(german);
  }
  return undefined;
}

/** Returns the name of an algorithm, such as HMAC with SHA-256. */
function sayName(text: string): string {
  return text.replace(/(?<=[A-Z0-9]) with (?=[A-Z])/g, " mit ").replace(/(?<=[A-Z0-9]) and (?=[A-Z])/g, " und ");
}

function makePattern(english: string, german: string): Pattern {
  const parts = english.split(/\{(\w+)\}/);
  const literals = parts.filter((_, at) => at % 2 === 0);
  const holes = parts
    .filter((_, at) => at % 2 === 1)
    .map((name, at) => ({ name, isQuoted: literals[at]?.endsWith('"') === true && literals[at + 1]?.startsWith('"') === true }));
  const source = literals.map((literal, at) => {
    const hole = holes[at];
    return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + (hole ? (hole.isQuoted ? '([^"]*)' : "(.*?)") : "");
  });
  return { english: new RegExp(`^${source.join("")}$`, "s"), german, holes, weight: literals.join("").length };
}
