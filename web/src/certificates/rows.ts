/** The rows that the table shows: a part of the list that grows to a limit, moves on, and follows what others change. */

import { useEffect, useRef, useState } from "preact/hooks";
import { request } from "../api/client.js";
import {
  type CertificateRowFragment,
  ListCertificatesDocument,
  type ListCertificatesQuery,
  type ListCertificatesQueryVariables,
} from "../api/generated/graphql.js";
import { MISSED, onCertificateChange } from "../api/live.js";
import { takePrimed } from "../api/query.js";
import { address } from "../app/address.js";
import { listVariables, PAGE } from "./list.js";

export type Row = CertificateRowFragment;

/** Rows in the page at most: beside 200 of them the details open in 0.8 seconds, beside 1,000 in 3. Then *More* shows the next ones instead. */
export const MAX_ROWS = 200;

/** The largest page that the API gives. */
const MAX_PAGE = 100;

/** Milliseconds until a change is shown, so that those that come together are read together; and between two such readings. */
const SOON = 100;
const PAUSE = 2000;

interface Part {
  readonly rows: readonly Row[];
  /** Of all rows; undefined until they are counted. */
  readonly total?: number | undefined;
  readonly totalIsExact?: boolean | undefined;
  readonly endCursor: string | null;
  readonly hasNext: boolean;
  /** The cursors after which this part and those before it begin. */
  readonly starts: readonly (string | null)[];
}

const NOTHING: Part = { rows: [], endCursor: null, hasNext: false, starts: [null] };

export interface Rows extends Part {
  /** The rows shown are of another list than the address says, or there are none yet. */
  readonly loading: boolean;
  readonly error: unknown;
  /** Adds a page, up to MAX_ROWS. */
  readonly grow: () => void;
  /** Shows the next rows instead; resolves when they are there. */
  readonly showNext: () => Promise<void>;
  readonly showEarlier: () => Promise<void>;
  /** Reads the list from its beginning. */
  readonly restart: () => Promise<void>;
}

interface State {
  readonly part: Part;
  readonly loading: boolean;
  readonly error?: unknown;
}

/** The rows for the address, kept up to date. */
export function useRows(): Rows {
  const variables = listVariables(address.value.parameters);
  const key = JSON.stringify(variables);
  const [state, setState] = useState<State>(() => {
    const first = takePrimed(ListCertificatesDocument, variables);
    return first ? { part: partOf(first), loading: false } : { part: NOTHING, loading: true };
  });
  const reader = useRef<Reader | undefined>(undefined);
  useEffect(() => {
    const first = reader.current === undefined && !state.loading;
    const mine = new Reader(variables, first ? state.part : NOTHING, setState);
    reader.current = mine;
    if (!first) void mine.restart();
    const ignore = onCertificateChange((change) => {
      if (change === MISSED || !variables.filter.scope || change.scopeId === variables.filter.scope) mine.refreshSoon();
    });
    return () => {
      ignore();
      mine.end();
    };
  }, [key]);
  return {
    ...state.part,
    loading: state.loading,
    error: state.error,
    grow: () => void reader.current?.grow(),
    showNext: async () => reader.current?.showNext(),
    showEarlier: async () => reader.current?.showEarlier(),
    restart: async () => reader.current?.restart(),
  };
}

/** Reads one list, one request after the other. */
class Reader {
  #part: Part;
  #last: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #readAt = 0;
  readonly #ended = new AbortController();

  constructor(
    readonly variables: ListCertificatesQueryVariables,
    part: Part,
    readonly tell: (change: (old: State) => State) => void,
  ) {
    this.#part = part;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#ended.abort();
  }

  restart(): Promise<void> {
    return this.#show([null]);
  }

  showNext(): Promise<void> {
    return this.#show([...this.#part.starts, this.#part.endCursor]);
  }

  showEarlier(): Promise<void> {
    return this.#show(this.#part.starts.slice(0, -1));
  }

  grow(): Promise<void> {
    return this.#do(async () => {
      const { rows, hasNext, endCursor, starts } = this.#part;
      if (!hasNext || rows.length >= MAX_ROWS) return this.#part;
      const next = await this.#read(endCursor, PAGE, { counted: false });
      const known = new Set(rows.map((row) => row.id));
      const added = next.rows.filter((row) => !known.has(row.id)); // one may have moved down meanwhile
      return { ...this.#part, ...next, rows: [...rows, ...added], starts };
    });
  }

  /** Reads the rows that are shown once more, but not for each of many changes. */
  refreshSoon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        void this.#do(() => this.#refresh());
      },
      Math.max(SOON, this.#readAt + PAUSE - Date.now()),
    );
  }

  async #refresh(): Promise<Part> {
    const { rows, starts } = this.#part;
    const wanted = Math.max(1, Math.ceil(rows.length / PAGE)) * PAGE;
    const part = await this.#read(starts.at(-1) ?? null, wanted, { counted: true });
    this.#readAt = Date.now();
    return { ...part, starts };
  }

  #show(starts: readonly (string | null)[]): Promise<void> {
    this.tell(({ part }) => ({ part, loading: true })); // what was there stays until there is something else
    return this.#do(async () => {
      const { total, totalIsExact } = this.#part;
      const part = await this.#read(starts.at(-1) ?? null, PAGE, { counted: total === undefined });
      return { total, totalIsExact, ...part, starts };
    });
  }

  /** Does one thing after what is being done, and tells of what came of it. */
  #do(work: () => Promise<Part>): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (this.#ended.signal.aborted) return;
      try {
        this.#part = await work();
        this.#tellPart({});
      } catch (error) {
        this.#tellPart({ error });
      }
    });
    return this.#last;
  }

  #tellPart(more: { readonly error?: unknown }): void {
    const part = this.#part;
    if (!this.#ended.signal.aborted) this.tell(() => ({ part, loading: false, ...more }));
  }

  async #read(start: string | null, wanted: number, { counted }: { counted: boolean }): Promise<Omit<Part, "starts">> {
    let part: Omit<Part, "starts"> = { rows: [], endCursor: start, hasNext: true };
    while (part.hasNext && part.rows.length < wanted) {
      const first = Math.min(MAX_PAGE, wanted - part.rows.length);
      const asked = { ...this.variables, after: part.endCursor, first, counted: counted && part.rows.length === 0 };
      const next = partOf(await request(ListCertificatesDocument, asked, { signal: this.#ended.signal }));
      part = { ...part, ...next, rows: [...part.rows, ...next.rows] };
    }
    return part;
  }
}

function partOf({ certificates }: ListCertificatesQuery): Part {
  const { nodes, pageInfo, totalCount, totalCountIsExact } = certificates;
  return {
    rows: nodes,
    ...(totalCount !== undefined && { total: totalCount, totalIsExact: totalCountIsExact }),
    endCursor: pageInfo.endCursor,
    hasNext: pageInfo.hasNextPage,
    starts: [null],
  };
}
