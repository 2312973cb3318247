/** The service keys of the tenant, newest first. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { ListServiceKeysDocument, type ServiceKeyRowFragment } from "../api/generated/graphql.js";

/** Service keys that are asked for at once. */
const PAGE = 50;

export interface ServiceKeys {
  readonly rows: readonly ServiceKeyRowFragment[];
  readonly total: number | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  /** Reads older ones; undefined where there are none. */
  readonly more: (() => void) | undefined;
  /** Reads the newest ones again. */
  readonly reload: () => void;
}

interface State {
  readonly rows: readonly ServiceKeyRowFragment[];
  readonly total?: number;
  readonly before?: string | undefined;
  readonly loading: boolean;
  readonly error?: unknown;
}

/** Reads them when the component is shown. */
export function useServiceKeys(): ServiceKeys {
  const [state, setState] = useState<State>({ rows: [], loading: true });
  const read = useCallback(async (before: string | undefined) => {
    setState((known) => ({ ...known, loading: true, error: undefined }));
    try {
      const { serviceKeys } = await request(ListServiceKeysDocument, { last: PAGE, ...(before !== undefined && { before }) });
      const { nodes, pageInfo, totalCount } = serviceKeys;
      setState((known) => ({
        rows: [...(before === undefined ? [] : known.rows), ...nodes.toReversed()],
        total: totalCount,
        before: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined,
        loading: false,
      }));
    } catch (error) {
      setState((known) => ({ ...known, loading: false, error }));
    }
  }, []);
  useEffect(() => void read(undefined), [read]);
  const { rows, total, before, loading, error } = state;
  return {
    rows,
    total,
    loading,
    error,
    more: before === undefined ? undefined : () => void read(before),
    reload: () => void read(undefined),
  };
}
