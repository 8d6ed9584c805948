import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** Fails the build when what the first page needs (entry, its static imports, their styles), gzipped, weighs more. */
export function keepBudget({ kilobytes }: { kilobytes: number }): Plugin {
  return {
    name: "acquaint:budget",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((part) => part.type === "chunk" && part.isEntry);
      if (entry?.type !== "chunk") return;
      const files = new Set<string>();
      gather(entry.fileName, bundle, files);
      const weight = [...files].reduce((sum, name) => sum + weigh(bundle[name]), 0) / 1000;
      const words = `First load ${weight.toFixed(0)} kB gzipped in ${files.size} files, of ${kilobytes} allowed`;
      if (weight > kilobytes) this.error(words);
      this.info(words);
    },
  };
}

function gather(name: string, bundle: Rolldown.OutputBundle, files: Set<string>): void {
  const part = bundle[name];
  if (part?.type !== "chunk" || files.has(name)) return;
  files.add(name);
  for (const style of part.viteMetadata?.importedCss ?? []) files.add(style);
  for (const imported of part.imports) gather(imported, bundle, files);
}

function weigh(part: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): number {
  if (part === undefined) return 0;
  return gzipSync(part.type === "chunk" ? part.code : part.source).byteLength;
}
