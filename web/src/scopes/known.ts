/** The scopes that the page knows by now: the first hundred at once, the others when somebody looks for one. */

import { signal } from "@preact/signals";
import { request } from "../api/client.js";
import { ListScopesDocument, type ListScopesQuery, ShowScopeDocument } from "../api/generated/graphql.js";
import { type KnownScope as Scope, knownScopes } from "../app/viewer.js";

export type { Scope };

/** The cursor behind which there are scopes that were not asked for yet; undefined where there are none. */
export const unread = signal<string | undefined>(undefined);

/** Returns the scopes that are known. */
export function listScopes(): readonly Scope[] {
  return [...knownScopes.value.values()];
}

/** Returns a scope that is known. */
export function findScope(id: string): Scope | undefined {
  return knownScopes.value.get(id);
}

/** Adds scopes to those that are known. */
export function learnScopes(scopes: readonly Scope[]): void {
  knownScopes.value = new Map([...knownScopes.value, ...scopes.map((scope) => [scope.id, scope] as const)]);
}

/** Adds a page of scopes, and notes where the next one begins. */
export function learnPage({ nodes, pageInfo }: ListScopesQuery["scopes"]): void {
  learnScopes(nodes);
  unread.value = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
}

/** Takes a scope out of those that are known. */
export function forgetScope(id: string): void {
  knownScopes.value = new Map([...knownScopes.value].filter(([known]) => known !== id));
}

/** Asks for the next page of scopes. */
export async function readMore(giveUp: AbortSignal): Promise<void> {
  learnPage((await request(ListScopesDocument, { after: unread.value ?? null }, { signal: giveUp })).scopes);
}

/** Asks for one scope; it is not known afterwards if it does not exist. */
export async function readScope(id: string): Promise<void> {
  const { scope } = await request(ShowScopeDocument, { id });
  if (scope) learnScopes([scope]);
  else forgetScope(id);
}

/** Asks again for the first page, and for the scope that is chosen; what was known before may be old. */
export async function readAgain(chosen: string | undefined): Promise<void> {
  const [{ scopes }, one] = await Promise.all([
    request(ListScopesDocument, {}),
    chosen === undefined ? undefined : request(ShowScopeDocument, { id: chosen }),
  ]);
  knownScopes.value = new Map(one?.scope ? [[one.scope.id, one.scope]] : []);
  learnPage(scopes);
}
