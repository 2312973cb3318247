/** The destinations or fragments that the list shows. */

import { useState } from "preact/hooks";
import { request } from "../api/client.js";
import {
  type ConfigurationRowFragment,
  ListDestinationsDocument,
  ListFragmentsDocument,
  type ListDestinationsQueryVariables,
} from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { showError } from "../app/messages.js";
import { changes } from "./changes.js";
import type { Kind } from "./draft.js";

interface Page {
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly nodes: readonly ConfigurationRowFragment[];
}

export interface Configurations {
  readonly rows: readonly ConfigurationRowFragment[];
  readonly totalCount: number | undefined;
  readonly isExact: boolean;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: () => Promise<void>;
}

/** Returns those of the scope, or of the whole tenant for "", whose name contains a text; read again after each change that the page made. */
export function useConfigurations(kind: Kind, scope: string, search: string): Configurations {
  const variables = { scope, inScope: scope !== "", filter: search === "" ? null : { nameContains: search }, after: null };
  const destinations = useQuery(ListDestinationsDocument, kind === "destinations" ? variables : null);
  const fragments = useQuery(ListFragmentsDocument, kind === "fragments" ? variables : null);
  const asked = kind === "destinations" ? destinations : fragments;
  const first: Page | undefined =
    kind === "destinations"
      ? (destinations.data?.scope?.destinations ?? destinations.data?.destinations)
      : (fragments.data?.scope?.fragments ?? fragments.data?.fragments);
  const [later, setLater] = useState<{ readonly behind: Page; readonly pages: readonly Page[] }>();
  const pages = first ? [first, ...(later?.behind === first ? later.pages : [])] : [];
  const last = pages.at(-1);
  changes.useReload(asked.reload);

  const more = async () => {
    if (!first || !last) return;
    try {
      const page = await readPage(kind, { ...variables, after: last.pageInfo.endCursor });
      if (page) setLater({ behind: first, pages: [...pages.slice(1), page] });
    } catch (error) {
      showError(error);
    }
  };

  return {
    rows: pages.flatMap(({ nodes }) => nodes),
    totalCount: first?.totalCount,
    isExact: first?.totalCountIsExact ?? true,
    hasMore: last?.pageInfo.hasNextPage ?? false,
    loading: asked.loading,
    error: asked.error,
    more,
  };
}

async function readPage(kind: Kind, variables: ListDestinationsQueryVariables): Promise<Page | undefined> {
  if (kind === "destinations") {
    const data = await request(ListDestinationsDocument, variables);
    return data.scope?.destinations ?? data.destinations;
  }
  const data = await request(ListFragmentsDocument, variables);
  return data.scope?.fragments ?? data.fragments;
}
