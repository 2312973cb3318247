/** Requests to the GraphQL API, as the user who is signed in. */

import { accessToken, forgetToken } from "../session.js";
import { RequestFailed } from "./errors.js";
import type { TypedDocumentString } from "./generated/graphql.js";

export interface RequestOptions {
  /** Gives the request up. */
  readonly signal?: AbortSignal;
  /** Hears how much of the files is sent, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** The variables of a document, which may be left out where all are optional. */
type Given<V> = Record<string, never> extends V ? [variables?: V, options?: RequestOptions] : [variables: V, options?: RequestOptions];

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly requestId?: string } }[];
}

interface Response {
  readonly status: number;
  readonly answer: Answer<unknown>;
}

/** Returns the data. Throws RequestFailed where the service says no to the whole request, SignedOut where nobody is signed in. */
export async function request<Data, V>(document: TypedDocumentString<Data, V>, ...[variables, options]: Given<V>): Promise<Data> {
  const body = write({ query: document.toString(), variables: variables ?? {} });
  let response = await send(body, options);
  if (response.status === 401) {
    forgetToken();
    response = await send(body, options);
  }
  const { data, errors } = response.answer as Answer<Data>;
  const [error] = errors ?? [];
  if (data && !error) return data;
  if (!error) throw new RequestFailed(`The service answered with status ${response.status}.`, undefined);
  throw new RequestFailed(error.message, error.extensions?.code, error.extensions?.requestId);
}

async function send(body: string | FormData, options: RequestOptions = {}): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: "application/graphql-response+json",
    Authorization: `Bearer ${await accessToken()}`,
  };
  if (typeof body === "string") headers["Content-Type"] = "application/json";
  if (options.onProgress) return sendSlowly(body, headers, options);
  const response = await fetch("graphql", { method: "POST", headers, body, signal: options.signal ?? null });
  return { status: response.status, answer: read(await response.text()) };
}

/** Sends with XMLHttpRequest, which alone tells how much is sent. */
function sendSlowly(body: string | FormData, headers: Record<string, string>, { signal, onProgress }: RequestOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest();
    sender.open("POST", "graphql");
    for (const [name, value] of Object.entries(headers)) sender.setRequestHeader(name, value);
    sender.upload.addEventListener("progress", ({ loaded, total }) => onProgress?.(total ? loaded / total : 0));
    sender.addEventListener("load", () => resolve({ status: sender.status, answer: read(sender.responseText) }));
    sender.addEventListener("error", () => reject(new TypeError("The service cannot be reached.")));
    sender.addEventListener("abort", () => reject(new DOMException("Given up.", "AbortError")));
    signal?.addEventListener("abort", () => sender.abort());
    sender.send(body);
  });
}

function read(text: string): Answer<unknown> {
  try {
    return (JSON.parse(text) as Answer<unknown> | null) ?? {};
  } catch {
    return {}; // it was not the service that answered
  }
}

/** Returns the body: JSON, or with files a form as the graphql-multipart-request-spec says. */
function write(operation: { readonly query: string; readonly variables: object }): string | FormData {
  const files: { readonly path: string; readonly file: Blob }[] = [];
  const operations = JSON.stringify({ ...operation, variables: takeFiles(operation.variables, "variables", files) });
  if (files.length === 0) return operations;
  const form = new FormData();
  form.set("operations", operations);
  form.set("map", JSON.stringify(Object.fromEntries(files.map(({ path }, index) => [index, [path]]))));
  files.forEach(({ file }, index) => form.set(String(index), file));
  return form;
}

/** Returns the value with null instead of each file, and notes where it stood. */
function takeFiles(value: unknown, path: string, files: { readonly path: string; readonly file: Blob }[]): unknown {
  if (value instanceof Blob) {
    files.push({ path, file: value });
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => takeFiles(item, `${path}.${index}`, files));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, takeFiles(item, `${path}.${name}`, files)]));
}
