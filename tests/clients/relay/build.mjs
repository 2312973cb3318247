// Bundles program.mjs as front ends do: Babel replaces what is tagged with graphql by what relay-compiler made of it.
import { transformFileAsync } from "@babel/core";
import { build } from "esbuild";

const relay = {
  name: "relay",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/[^/]+\.js$/ }, async ({ path }) => {
      const { code } = await transformFileAsync(path, { configFile: false, plugins: [["relay", { eagerEsModules: true }]] });
      return { contents: code };
    });
  },
};

const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
await build({ entryPoints: ["program.mjs"], outfile: "bundle.mjs", bundle: true, platform: "node", format: "esm", banner, plugins: [relay] });
