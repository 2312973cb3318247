/** One file that is about to be imported. */

import type { InspectedContentsFragment, ReplaceByFileMutation } from "../api/generated/graphql.js";
import { type KeyPasswords, NO_KEY_PASSWORDS, toKeyInput } from "../passwords/key-passwords.js";
import type { Problem } from "./refusal-text.js";

type DryRun = Extract<ReplaceByFileMutation["replaceCertificate"], { readonly __typename: "ReplaceCertificateDryRun" }>;

/** The certificate that has the name already. */
export interface Namesake {
  readonly id: string;
  readonly notAfter: string | null;
}

export interface ImportFile {
  readonly key: number;
  readonly file: File;
  /** Under which it is stored. */
  readonly name: string;
  /** Opens the file; empty for none. */
  readonly password: string;
  /** What opens keys that the password does not open. */
  readonly keyPasswords: KeyPasswords;
  /** The keys that the password, once it was given, did not open. */
  readonly lockedKeys: readonly string[];
  readonly phase: "reading" | "ready" | "refused" | "storing" | "stored";
  /** How much of it is sent, from 0 to 1. */
  readonly sent: number;
  readonly contents?: InspectedContentsFragment | undefined;
  readonly problem?: Problem | undefined;
  readonly namesake?: Namesake | undefined;
  /** A name like it that is free. */
  readonly freeName?: string | undefined;
  /** Whether it becomes a new version of its namesake. */
  readonly replaces: boolean;
  /** What that does to those who use the certificate. */
  readonly impact: DryRun["impact"];
  readonly stored?: { readonly id: string; readonly name: string } | undefined;
}

/** What is true of each when it comes. */
export const NEW_FILE = {
  password: "",
  keyPasswords: NO_KEY_PASSWORDS,
  lockedKeys: [],
  phase: "reading",
  sent: 0,
  replaces: false,
  impact: [],
} as const;

/** Returns its passwords as the API takes them. */
export function toPasswords({ password, keyPasswords }: Pick<ImportFile, "password" | "keyPasswords">) {
  return { password: password || null, ...toKeyInput(keyPasswords) };
}
