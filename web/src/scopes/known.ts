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

/** Milliseconds between showing what was read of ten thousand scopes: the list is sorted each time. */
const SHOWN_EVERY = 500;

/** How often the list was read from its beginning. */
export const beginnings = signal(0);

/** Asks for all scopes that are not known yet, page by page, until it is given up. */
export async function readRest(giveUp: AbortSignal): Promise<void> {
  let read: Scope[] = [];
  let shownAt = Date.now();
  const reading = beginnings.value;
  for (let after = unread.value; after !== undefined;) {
    const { nodes, pageInfo } = (await request(ListScopesDocument, { after }, { signal: giveUp })).scopes;
    if (reading !== beginnings.value) return; // what is known now ends elsewhere
    read.push(...nodes);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
    if (after !== undefined && Date.now() - shownAt < SHOWN_EVERY) continue;
    learnScopes(read);
    unread.value = after;
    read = [];
    shownAt = Date.now();
  }
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
  beginnings.value++;
}
