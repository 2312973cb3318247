import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** What becomes smaller; fonts and photographs are compressed by themselves. */
const TEXTS = new Set([".css", ".html", ".js", ".svg"]);

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes the file in Brotli and gzip beside itself, where that is smaller, as hard as it goes: it is done once and read often. */
async function compressFile(path: string): Promise<void> {
  const octets = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: octets.length };
  const compressed = { ".br": await toBrotli(octets, { params }), ".gz": await toGzip(octets, { level: constants.Z_BEST_COMPRESSION }) };
  for (const [ending, smaller] of Object.entries(compressed)) {
    if (smaller.length < octets.length) await writeFile(path + ending, smaller);
  }
}

/** Compresses what was built, so that the service only has to send it. */
export function compress(): Plugin {
  let folder = "";
  return {
    name: "compress",
    apply: "build",
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: "post",
      async handler(error) {
        if (error) return; // nothing was built
        const files = await readdir(folder, { recursive: true, withFileTypes: true });
        const texts = files.filter((file) => file.isFile() && TEXTS.has(extname(file.name)));
        await Promise.all(texts.map((file) => compressFile(join(file.parentPath, file.name))));
      },
    },
  };
}
