import { defineConfig, type Plugin } from "vite";
import { compress } from "./compress.ts";
import { documentManifest } from "./manifest.ts";

/** The service that answers while the page is developed: `SERVICE=http://127.0.0.1:8080 npm run dev`. */
const service = process.env["SERVICE"] ?? "http://127.0.0.1:8080";

/** Puts the small script that asks for the access token before the large one, as a file of its own: it runs while the other still loads. */
const bootFirst: Plugin = {
  name: "boot-first",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) => {
      const boot = Object.values(bundle ?? {}).find((file) => file.type === "chunk" && file.name === "boot");
      if (!boot) throw new Error("The script boot.ts is not in the build.");
      return [{ tag: "script", attrs: { type: "module", async: true, src: `./${boot.fileName}` }, injectTo: "head-prepend" }];
    },
  },
};

export default defineConfig({
  base: "./", // the page works behind any path
  plugins: [bootFirst, documentManifest(), compress()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { index: "index.html", boot: "src/boot.ts" } },
  },
  server: {
    proxy: {
      "/graphql": { target: service, ws: true },
      "/session": service,
    },
  },
});
