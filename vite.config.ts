import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { keepBudget } from "./src/web/build/budget.ts";
import { reduceEndpoints } from "./src/web/build/endpoints.ts";
import { mergeWords } from "./src/web/build/words.ts";

const web = fileURLToPath(new URL("./src/web", import.meta.url));

export default defineConfig({
  root: web,
  base: "/",
  publicDir: `${web}/public`,
  plugins: [reduceEndpoints(), mergeWords(), react(), keepBudget({ kilobytes: 250 })],
  build: {
    outDir: fileURLToPath(new URL("./dist/page", import.meta.url)),
    emptyOutDir: true,
    target: "baseline-widely-available",
    // Everything inlined would have to be named in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
