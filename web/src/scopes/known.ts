/** The scopes that the page knows by now. */

import type { ScopeFieldsFragment } from "../api/generated/graphql.js";
import { knownScopes } from "../app/viewer.js";

/** Adds scopes to those that are known. */
export function learnScopes(scopes: readonly ScopeFieldsFragment[]): void {
  knownScopes.value = new Map([...knownScopes.value, ...scopes.map((scope) => [scope.id, scope] as const)]);
}

/** Takes a scope out of those that are known. */
export function forgetScope(id: string): void {
  knownScopes.value = new Map([...knownScopes.value].filter(([known]) => known !== id));
}
