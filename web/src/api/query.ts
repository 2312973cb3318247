/** Queries of components. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { request } from "./client.js";
import type { TypedDocumentString } from "./generated/graphql.js";

/** Answers that came with another request, for the queries that would ask for the same; each is taken once. */
const primed = new Map<string, unknown>();

/** Keeps an answer for the first `useQuery` of the same document with the same variables. */
export function prime<Data, V>(document: TypedDocumentString<Data, V>, variables: V, data: Data): void {
  primed.set(keyOf(document, variables), data);
}

function keyOf(document: { toString(): string }, variables: unknown): string {
  return `${document.toString()}\n${JSON.stringify(variables)}`;
}

/** Returns the answer that was kept for this document and these variables, and keeps it no longer. */
export function takePrimed<Data, V>(document: TypedDocumentString<Data, V>, variables: V): Data | undefined {
  const key = keyOf(document, variables);
  const data = primed.get(key);
  primed.delete(key);
  return data as Data | undefined;
}

export interface Query<Data> {
  /** The last answer; it stays while a newer one is asked for. */
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  /** Asks again; resolves when the answer is there. */
  readonly reload: () => Promise<void>;
}

interface State<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly loading: boolean;
}

/** Asks when the component is shown, and again when the variables change (by their JSON). Null as variables asks nothing. */
export function useQuery<Data, V>(document: TypedDocumentString<Data, V>, variables: V | null): Query<Data> {
  const key = keyOf(document, variables);
  const [state, setState] = useState<State<Data>>(() => {
    const data = variables === null ? undefined : takePrimed(document, variables);
    return data === undefined ? { loading: variables !== null } : { data, loading: false };
  });
  const asked = useRef<AbortController | undefined>(undefined);
  const answered = useRef(state.data === undefined ? "" : key);

  const reload = useCallback(async () => {
    asked.current?.abort();
    if (variables === null) return setState({ loading: false });
    const mine = new AbortController();
    asked.current = mine;
    setState(({ data }) => ({ ...(data !== undefined && { data }), loading: true }));
    try {
      const data = await (request as (...given: unknown[]) => Promise<Data>)(document, variables, { signal: mine.signal });
      if (asked.current === mine) setState({ data, loading: false });
    } catch (error) {
      if (!mine.signal.aborted) setState(({ data }) => ({ ...(data !== undefined && { data }), error, loading: false }));
    }
  }, [key]);

  useEffect(() => {
    if (answered.current === key) answered.current = "";
    else void reload();
    return () => asked.current?.abort();
  }, [reload]);

  return { data: state.data, error: state.error, loading: state.loading, reload };
}
