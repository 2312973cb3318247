/** The one request of the first screen, which begins as early as possible. */

import { request } from "../api/client.js";
import { FirstScreenDocument, ListCertificatesDocument, ShowExpiryDocument } from "../api/generated/graphql.js";
import { prime } from "../api/query.js";
import { listVariables } from "../certificates/list.js";
import { expiryVariables } from "../expiry/intervals.js";
import { learnScopes } from "../scopes/known.js";
import { address } from "./address.js";
import { viewer } from "./viewer.js";

/** Asks for all that the first screen shows, and keeps it for the components that will ask. Throws SignedOut, RequestFailed. */
export async function loadFirstScreen(): Promise<void> {
  const list = listVariables(address.value.parameters);
  const expiry = expiryVariables(address.value.parameters);
  const { certificates, statistics, scope, ...data } = await request(FirstScreenDocument, { ...list, ...expiry });
  prime(ListCertificatesDocument, list, { certificates });
  prime(ShowExpiryDocument, expiry, { ...(statistics && { statistics }), ...(scope !== undefined && { scope }) });
  learnScopes([...data.scopes.nodes, ...(scope ? [scope] : [])]);
  viewer.value = data.viewer;
}
