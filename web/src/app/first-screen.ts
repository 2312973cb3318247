/** The one request of the first screen, which begins as early as possible. */

import { request } from "../api/client.js";
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
  const list = listVariables(address.value.parameters);
  const expiry = expiryVariables(address.value.parameters);
  const { certificates, statistics, scope, ...data } = await request(FirstScreenDocument, { ...list, ...expiry });
  if (recalled && scope === null) {
    forgetRemembered();
    return loadFirstScreen();
  }
  prime(ListCertificatesDocument, list, { certificates });
  prime(ShowExpiryDocument, expiry, { ...(statistics && { statistics }), ...(scope !== undefined && { scope }) });
  learnPage(data.scopes);
  if (scope) learnScopes([scope]);
  viewer.value = data.viewer;
}
