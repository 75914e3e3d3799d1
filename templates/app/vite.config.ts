import { copyFileSync } from "node:fs";
import { resolve } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vitest/config";

const STATIC = resolve(import.meta.dirname, "../../gradio_lib/static");

/** The server renders the page from its template: it lies beside the bundle. */
function pageTemplate(): Plugin {
  return {
    name: "page-template",
    apply: "build",
    closeBundle() {
      copyFileSync(resolve(import.meta.dirname, "../page.html"), resolve(STATIC, "page.html"));
    },
  };
}

/** Every browser that runs the page reads woff2: KaTeX's fonts need not lie in the wheel three times. */
function katexFonts(): Plugin {
  return {
    name: "katex-fonts",
    enforce: "pre",
    transform(code, id) {
      return id.includes("katex.min.css") ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, "") : null;
    },
  };
}

export default defineConfig({
  // Relative, so that the page works under any path.
  base: "./",
  plugins: [katexFonts(), svelte(), pageTemplate()],
  build: {
    outDir: STATIC,
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    reportCompressedSize: false,
    rolldownOptions: {
      // The second one is of use to other sites only: the server sends it as /gradio.js.
      input: ["src/main.ts", "src/embed/element.ts"],
      // The client's part for Node: no browser comes there.
      external: /^node:/,
      // What every page loads, in one file: each chunk that a lazy part shares with it would be one more request.
      output: { codeSplitting: { groups: [{ name: "main", test: /\/src\/main\.ts$/ }] } },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/kit/testing/setup.ts"],
    // A bound for what hangs, never a measure.
    testTimeout: 30_000,
  },
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
});
