/** What the table asks for, by the address. */

import type {
  CertificateFilter,
  CertificateOrder,
  CertificateOrderField,
  ListCertificatesQueryVariables,
} from "../api/generated/graphql.js";

/** Rows of one page; more come as the user scrolls. */
export const PAGE = 50;

/** Returns the variables of the table's first page for the address's parameters. */
export function listVariables(parameters: URLSearchParams): ListCertificatesQueryVariables {
  const filter: CertificateFilter = {};
  const scope = parameters.get("scope");
  const search = parameters.get("search");
  if (scope) Object.assign(filter, { scope });
  if (search) Object.assign(filter, { search });
  return { filter, orderBy: orderOf(parameters.get("sort")), first: PAGE, after: null };
}

/** Returns the order for `NAME`, or for `-NAME` the reverse; by name for what is none. */
function orderOf(sort: string | null): CertificateOrder {
  const field = sort?.replace(/^-/, "") as CertificateOrderField | undefined;
  return { field: field ?? "NAME", direction: sort?.startsWith("-") ? "DESC" : "ASC" };
}
