import { createClient, type Client as SocketClient, type ClientOptions as SocketOptions } from "graphql-ws";
import { type GraphQLFailure, RequestFailed } from "./errors.js";
import type { TypedDocumentString } from "./generated/graphql.js";

/** Where the service is, and who asks. */
export interface ClientOptions {
  /** The address of the API, such as `https://certificates.example/graphql`. */
  readonly url: string;
  /** The access token, or a function that gives one which is still valid; it is asked before each request. */
  readonly token: string | (() => string | Promise<string>);
  /** Sends only the ids of documents, for services that know them by `persisted-documents.json`. */
  readonly trustedDocuments?: boolean;
  /** Another `fetch`, such as one with a proxy. */
  readonly fetch?: typeof fetch;
  /** The class WebSocket, where there is no global one: Node before version 22 needs that of the package `ws`. */
  readonly webSocket?: SocketOptions["webSocketImpl"];
}

/** What one request may have besides its variables. */
export interface RequestOptions {
  /** Gives the request up. */
  readonly signal?: AbortSignal;
}

/** The variables of a document, which may be left out where all are optional. */
export type Variables<V> =
  Record<string, never> extends V ? [variables?: NoInfer<V>, options?: RequestOptions] : [variables: NoInfer<V>, options?: RequestOptions];

type Answer<Data> = { readonly data?: Data | null; readonly errors?: ReadonlyArray<GraphQLFailure> };

/** A client of one service with one caller's rights. */
export class Client {
  readonly #options: ClientOptions;
  #sockets: SocketClient | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * Returns the data of a query or mutation. Files among the variables are sent along, piece by piece.
   * Throws RequestFailed where the service says no to the whole request; errors of the operation are in the data.
   */
  async request<Data, V>(document: TypedDocumentString<Data, V>, ...[variables, options]: Variables<V>): Promise<Data> {
    const headers: Record<string, string> = {
      Accept: "application/graphql-response+json, application/json;q=0.9",
      Authorization: `Bearer ${await this.#token()}`,
    };
    const body = write(this.#name(document), variables ?? {});
    if (typeof body === "string") headers["Content-Type"] = "application/json";
    const send = this.#options.fetch ?? fetch;
    const response = await send(this.#options.url, { method: "POST", headers, body, signal: options?.signal ?? null });
    const answer = await read<Data>(response);
    if (!answer.data || answer.errors?.length) {
      const wait = Number(response.headers.get("Retry-After") ?? NaN);
      throw new RequestFailed(answer.errors ?? [], response.status, Number.isNaN(wait) ? undefined : wait);
    }
    return answer.data;
  }

  /**
   * Yields the data of each event of a subscription, until it is left or the service ends it.
   * Throws RequestFailed where the service says no, and where the connection is lost: go on `after` the last event's position.
   */
  async *subscribe<Data, V>(document: TypedDocumentString<Data, V>, ...[variables]: Variables<V>): AsyncGenerator<Data, void, void> {
    const payload = { query: "", ...this.#name(document), variables: variables as Record<string, unknown> }; // graphql-ws wants a text
    this.#sockets ??= createClient({
      url: this.#options.url.replace("http", "ws"),
      webSocketImpl: this.#options.webSocket,
      retryAttempts: 0, // changes would be missed meanwhile, and nobody would know
      connectionParams: async () => ({ Authorization: `Bearer ${await this.#token()}` }),
    });
    try {
      for await (const event of this.#sockets.iterate<Data, unknown>(payload)) {
        if (event.errors?.length || !event.data) throw event.errors ?? [];
        yield event.data;
      }
    } catch (error) {
      if (Array.isArray(error)) throw new RequestFailed(error as GraphQLFailure[], 200);
      const { code, reason } = error as { code?: number; reason?: string };
      if (typeof code === "number") throw new RequestFailed([{ message: reason || `The socket was closed with code ${code}.` }], code);
      throw error;
    }
  }

  /** Closes the socket, if there is one; running subscriptions end. */
  async close(): Promise<void> {
    await this.#sockets?.dispose();
  }

  async #token(): Promise<string> {
    const { token } = this.#options;
    return typeof token === "string" ? token : await token();
  }

  #name<Data, V>(document: TypedDocumentString<Data, V>): { query: string } | { documentId: string } {
    return this.#options.trustedDocuments ? { documentId: String(document.__meta__?.["hash"]) } : { query: document.toString() };
  }
}

/** Returns the body: JSON, or with files a form as the graphql-multipart-request-spec says. */
function write(named: object, variables: object): string | FormData {
  const files = new Map<Blob, string[]>();
  const rest = takeFiles(variables, "variables", files);
  const operations = JSON.stringify({ ...named, variables: rest });
  if (files.size === 0) return operations;
  const form = new FormData();
  form.set("operations", operations);
  form.set("map", JSON.stringify(Object.fromEntries([...files.values()].entries())));
  [...files.keys()].forEach((file, index) => form.set(String(index), file));
  return form;
}

/** Returns the value with null instead of each file, and notes under each file where it stood. */
function takeFiles(value: unknown, path: string, files: Map<Blob, string[]>): unknown {
  if (value instanceof Blob) {
    files.set(value, [...(files.get(value) ?? []), path]);
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => takeFiles(item, `${path}.${index}`, files));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, takeFiles(item, `${path}.${name}`, files)]));
}

/** Returns what the service says; nothing where it is not the service that answers. */
async function read<Data>(response: Response): Promise<Answer<Data>> {
  try {
    return ((await response.json()) as Answer<Data> | null) ?? {};
  } catch {
    return {};
  }
}
