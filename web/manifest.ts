import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transformWithOxc, type Plugin } from "vite";

const DOCUMENTS = fileURLToPath(new URL("src/api/generated/graphql.ts", import.meta.url));

/** The texts of documents by their ids, as the service reads them. */
type Manifest = Readonly<Record<string, string>>;

/** Returns each document of the page, to the octet as it is sent: the generator's own manifest has the same in other white space. */
async function listDocuments(): Promise<Manifest> {
  const { code } = await transformWithOxc(await readFile(DOCUMENTS, "utf8"), DOCUMENTS);
  const module = (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as Record<string, unknown>;
  const texts = Object.entries(module).flatMap(([name, value]) => (/.Document$/.test(name) ? [String(value)] : []));
  return Object.fromEntries(texts.map((text) => [`sha256:${createHash("sha256").update(text).digest("hex")}`, text]));
}

/** Writes the manifest of the page's documents beside the page, so that the service can trust its own page and nothing else. */
export function documentManifest(): Plugin {
  return {
    name: "document-manifest",
    apply: "build",
    async generateBundle() {
      const source = JSON.stringify(await listDocuments(), null, 2);
      this.emitFile({ type: "asset", fileName: "persisted-documents.json", source });
    },
  };
}
