/** The deleted certificates that are shown, kept up to date. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { type CertificateFilter, ListDeletedDocument, type ListDeletedQuery } from "../api/generated/graphql.js";
import { MISSED, onCertificateChange } from "../api/live.js";
import { useQuery } from "../api/query.js";
import { address } from "../app/address.js";
import { showError } from "../app/messages.js";

type Page = ListDeletedQuery["certificates"];
export type Deleted = Page["nodes"][number];

export interface DeletedRows {
  readonly rows: readonly Deleted[];
  /** Undefined until they are counted. */
  readonly total: number | undefined;
  readonly totalIsExact: boolean;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly showMore: () => Promise<void>;
  readonly reload: () => Promise<void>;
}

/** The deleted ones of the address's scope and search, the last deleted first. They begin with the first page again when one is deleted or restored. */
export function useDeleted(): DeletedRows {
  const { parameters } = address.value;
  const filter: CertificateFilter = { deleted: true, scope: parameters.get("scope"), search: parameters.get("search") };
  const { data, loading, error, reload } = useQuery(ListDeletedDocument, { filter });
  const [more, setMore] = useState<readonly Page[]>([]);
  useEffect(() => setMore([]), [data]);
  useEffect(
    () =>
      onCertificateChange((change) => {
        if (change === MISSED || change.kind === "DELETED" || change.kind === "RESTORED") void reload();
      }),
    [reload],
  );
  const pages = data ? [data.certificates, ...more] : [];
  const last = pages.at(-1)?.pageInfo;
  const showMore = useCallback(async () => {
    try {
      const next = await request(ListDeletedDocument, { filter, after: last?.endCursor ?? null });
      setMore([...more, next.certificates]);
    } catch (failure) {
      showError(failure);
    }
  }, [last, more]);
  return {
    rows: pages.flatMap(({ nodes }) => nodes),
    total: data?.certificates.totalCount,
    totalIsExact: data?.certificates.totalCountIsExact ?? true,
    hasMore: last?.hasNextPage ?? false,
    loading,
    error,
    showMore,
    reload,
  };
}
