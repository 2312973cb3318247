/** The coming 12 months: how many certificates expire when. */

import { ShowExpiryDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { address } from "../app/address.js";
import { expiryVariables } from "./intervals.js";

/** The picture for the scope of the address, or for the whole tenant. */
export function ExpiryTimeline() {
  const { data } = useQuery(ShowExpiryDocument, expiryVariables(address.value.parameters));
  const statistics = data?.scope?.statistics ?? data?.statistics;
  return <p>{statistics?.expiring.map((month) => month.total).join(" ")}</p>;
}
