/** The one request of the first screen, which begins as early as possible. */

import { request } from "../api/client.js";
import { RequestFailed } from "../api/errors.js";
import { FirstScreenDocument, ListCertificatesDocument, ShowExpiryDocument } from "../api/generated/graphql.js";
import { prime } from "../api/query.js";
import { listVariables } from "../certificates/list.js";
import { expiryVariables } from "../expiry/intervals.js";
import { forgetRemembered, recallScope } from "../scopes/chosen.js";
import { learnPage, learnScopes } from "../scopes/known.js";
import { address } from "./address.js";
import { viewer } from "./viewer.js";

/** Asks for all that the first screen shows, and keeps it for the components that will ask. Throws SignedOut, RequestFailed. */
export async function loadFirstScreen(): Promise<void> {
  const recalled = recallScope();
  const { parameters } = address.value;
  try {
    const found = await load(parameters);
    if (found || !recalled) return;
    forgetRemembered(); // the scope of the last visit is gone
    await loadFirstScreen();
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    await load(new URLSearchParams()); // it may be about the filters: then the table says so, which asks for itself
  }
}

/** Loads what the parameters ask for; returns whether their scope was found, or none was asked for. */
async function load(parameters: URLSearchParams): Promise<boolean> {
  const list = listVariables(parameters);
  const expiry = expiryVariables(parameters);
  const { certificates, statistics, scope, ...data } = await request(FirstScreenDocument, { ...list, ...expiry });
  prime(ListCertificatesDocument, list, { certificates });
  prime(ShowExpiryDocument, expiry, { ...(statistics && { statistics }), ...(scope !== undefined && { scope }) });
  learnPage(data.scopes);
  if (scope) learnScopes([scope]);
  viewer.value = data.viewer;
  return scope !== null;
}
