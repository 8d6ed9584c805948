import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { keepBudget } from "./src/web/build/budget.ts";
import { compressAhead } from "./src/web/build/compress.ts";
import { preloadFont } from "./src/web/build/preload-font.ts";
import { reduceEndpoints } from "./src/web/build/endpoints.ts";
import { mergeWords } from "./src/web/build/words.ts";

const web = fileURLToPath(new URL("./src/web", import.meta.url));

export default defineConfig({
  root: web,
  base: "/",
  publicDir: `${web}/public`,
  plugins: [
    reduceEndpoints(),
    mergeWords(),
    react(),
    preloadFont("inter-latin-wght"),
    keepBudget({ kilobytes: 250 }),
    compressAhead(),
  ],
  build: {
    outDir: fileURLToPath(new URL("./dist/page", import.meta.url)),
    emptyOutDir: true,
    target: "baseline-widely-available",
    // Everything inlined would have to be named in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // Few files: what nearly every page needs is one; libraries change seldom and stay in the browser's cache.
        codeSplitting: {
          groups: [
            {
              name: "libraries",
              test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack\/(?!.*virtual)|@mantine|@floating-ui)/,
            },
            {
              name: "page",
              test: /src\/web\/([^/]+\.ts|(kit|frame|outside)\/)|\/api\.ts$|@tabler|preload-helper/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
