/** Who is signed in, and what this user may do. */

import { signal } from "@preact/signals";
import type { Right, ScopeFieldsFragment } from "../api/generated/graphql.js";

export interface Viewer {
  readonly subject: string;
  readonly tenant: string;
  /** The rights in every scope of the tenant. */
  readonly permissions: readonly Right[];
}

/** A scope, and what the user may do in it. */
export type KnownScope = ScopeFieldsFragment;

export const viewer = signal<Viewer | undefined>(undefined);

/** The scopes that are known by now, with what the user may do in each. */
export const knownScopes = signal<ReadonlyMap<string, KnownScope>>(new Map());

/** Whether the user may do this in a scope, or without one anywhere. What is not allowed is not offered; the service refuses it all the same. */
export function can(right: Right, scope?: string): boolean {
  if (viewer.value?.permissions.includes(right)) return true;
  const known = knownScopes.value;
  if (scope !== undefined) return known.get(scope)?.viewerPermissions.includes(right) ?? false;
  return [...known.values()].some((one) => one.viewerPermissions.includes(right));
}
