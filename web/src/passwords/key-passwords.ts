/** The passwords of private keys, where they are not that of the file. */

import type { KeyPasswordInput } from "../api/generated/graphql.js";

/** What is typed: one password for every key, or one by alias for each. Empty for none. */
export interface KeyPasswords {
  readonly separate: boolean;
  readonly every: string;
  readonly own: ReadonlyMap<string, string>;
}

export const NO_KEY_PASSWORDS: KeyPasswords = { separate: false, every: "", own: new Map() };

/** Returns what the API is told. */
export function toKeyInput(typed: KeyPasswords): { readonly keyPassword: string | null; readonly keyPasswords: KeyPasswordInput[] | null } {
  if (!typed.separate) return { keyPassword: typed.every || null, keyPasswords: null };
  const keyPasswords = [...typed.own].filter(([, password]) => password !== "").map(([alias, password]) => ({ alias, password }));
  return { keyPassword: null, keyPasswords };
}

/** Whether any is typed. */
export function hasKeyPassword(typed: KeyPasswords): boolean {
  const { keyPassword, keyPasswords } = toKeyInput(typed);
  return keyPassword !== null || (keyPasswords !== null && keyPasswords.length > 0);
}

/** Whether a refusal's field is that of a key's password. */
export function isOfKey(field: string | undefined): boolean {
  return field?.startsWith("keyPassword") ?? false;
}

/** Returns the alias of the key whose own password a refusal's field is; undefined for the password of every key, and for other fields. */
export function findWrongKey(field: string | undefined, typed: KeyPasswords): string | undefined {
  const index = /^keyPasswords\[(\d+)\]/.exec(field ?? "")?.[1];
  return index === undefined ? undefined : toKeyInput(typed).keyPasswords?.[Number(index)]?.alias;
}

interface Entry {
  readonly __typename: string;
  readonly alias: string;
  readonly privateKey?: { readonly locked: boolean };
}

/** Returns the aliases of the private keys that are locked. */
export function listLockedKeys(entries: readonly Entry[]): readonly string[] {
  return entries.filter(({ privateKey }) => privateKey?.locked).map(({ alias }) => alias);
}
