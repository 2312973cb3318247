/** The names under which files are stored. */

import type { CertificateFormat } from "../api/generated/graphql.js";

/** The extension that people expect of a format. */
const USUAL: Record<CertificateFormat, string> = { PEM: "pem", DER: "cer", PKCS7: "pem", PKCS12: "p12", JKS: "jks", JCEKS: "jks" };

/** Returns the extension in upper case as the API names file types; empty where there is none. */
export function extensionOf(name: string): string {
  return name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).toUpperCase() : "";
}

/** Returns the name with the extension that fits the content. */
export function fitName(name: string, format: CertificateFormat): string {
  return `${stem(name)}.${USUAL[format]}`;
}

/** Returns a name like this one that is not among those taken, such as "client-2.p12". */
export function findFreeName(name: string, taken: ReadonlySet<string>): string {
  const extension = name.slice(stem(name).length);
  for (let number = 2; ; number += 1) {
    const free = `${stem(name)}-${number}${extension}`;
    if (!taken.has(free)) return free;
  }
}

/** Returns the name without its extension. */
export function stem(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}
