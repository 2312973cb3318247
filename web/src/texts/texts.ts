/** The texts of the page. English ones are beside their users; German ones are one script of their own. */

import type { german as all } from "./de.js";

/** The form that the texts of another language must have: all of the English ones, with the same parameters. */
export type Texts<English> = {
  readonly [Key in keyof English]: English[Key] extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : English[Key] extends string
      ? string
      : Texts<English[Key]>;
};

type German = typeof all;

let chosen: German | undefined;

/** Makes German the language of all texts. */
export function setGerman(german: German): void {
  chosen = german;
}

/** Returns the texts of a part of the page in the user's language; to be called when they are shown, not when a module is loaded. */
export function texts<Part extends keyof German>(part: Part, english: German[Part]): German[Part] {
  return chosen?.[part] ?? english;
}
