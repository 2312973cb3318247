/** The address of what is shown: a path and parameters in the hash, which browsers keep for themselves. */

import { signal } from "@preact/signals";

export interface Address {
  /** The parts of the path, such as `["certificates", id, "entries", id]`. */
  readonly path: readonly string[];
  readonly parameters: URLSearchParams;
}

export type Parameters = Readonly<Record<string, string | undefined>>;

/** What is shown now. */
export const address = signal(read());

addEventListener("hashchange", () => {
  address.value = read();
});

/** Returns the address for a link. Parameters are those given; `keep` names present ones that stay. */
export function hrefTo(path: readonly string[], parameters: Parameters = {}, keep: readonly string[] = ["scope"]): string {
  const query = new URLSearchParams();
  for (const name of keep) {
    const value = address.value.parameters.get(name);
    if (value !== null) query.set(name, value);
  }
  return write(path, change(query, parameters));
}

/** Shows something else; Back returns, unless `replace` is true. All present parameters stay, changed by those given (undefined removes one). */
export function go(path: readonly string[], parameters: Parameters = {}, { replace = false }: { replace?: boolean } = {}): void {
  visit(write(path, change(new URLSearchParams(address.value.parameters), parameters)), replace);
}

/** Changes parameters of what is shown, such as what is typed in a search. */
export function setParameters(parameters: Parameters, options: { replace?: boolean } = {}): void {
  go(address.value.path, parameters, options);
}

/** Shows what a link of `hrefTo` leads to. */
export function visit(href: string, replace = false): void {
  if (replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  address.value = read();
}

function change(query: URLSearchParams, parameters: Parameters): URLSearchParams {
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === "") query.delete(name);
    else query.set(name, value);
  }
  return query;
}

function write(path: readonly string[], query: URLSearchParams): string {
  const text = query.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${text && `?${text}`}`;
}

function read(): Address {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  return { path: path.split("/").filter(Boolean).map(decode), parameters: new URLSearchParams(query) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a link that was cut
  }
}
