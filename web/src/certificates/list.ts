/** What the table asks for, by the address. */

import type { CertificateOrder, CertificateOrderField, ListCertificatesQueryVariables } from "../api/generated/graphql.js";
import { readFilters, toApi } from "./filters.js";

/** Rows of one page; more come as the user scrolls. */
export const PAGE = 50;

export const ORDERS: readonly CertificateOrderField[] = ["NAME", "TYPE", "NOT_AFTER", "STATUS", "CREATED_AT", "MODIFIED_AT"];

/** Returns the variables of the table's first page for the address's parameters. */
export function listVariables(parameters: URLSearchParams) {
  const filter = toApi(readFilters(parameters), parameters.get("scope"));
  return { filter, orderBy: readOrder(parameters), first: PAGE, after: null, counted: true } satisfies ListCertificatesQueryVariables;
}

/** Returns the order for `sort=NAME`, or for `sort=-NAME` the reverse; by name for what is none. */
export function readOrder(parameters: URLSearchParams): CertificateOrder & { readonly direction: "ASC" | "DESC" } {
  const sort = parameters.get("sort") ?? "";
  const field = ORDERS.find((order) => order === sort.replace(/^-/, "")) ?? "NAME";
  return { field, direction: sort.startsWith("-") ? "DESC" : "ASC" };
}

/** Returns the parameter `sort` for an order; undefined for that which needs none. */
export function writeOrder({ field, direction }: CertificateOrder): string | undefined {
  if (direction === "DESC") return `-${field}`;
  return field === "NAME" ? undefined : field;
}
