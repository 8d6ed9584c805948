import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Lays `.br` and `.gz` beside every text file of the built page, so that the server never compresses it again. */
export function compressAhead(): Plugin {
  return {
    name: "acquaint:compress",
    apply: "build",
    async writeBundle({ dir = "." }) {
      const names = await readdir(dir, { recursive: true });
      await Promise.all(names.filter((name) => /\.(js|css|svg)$/.test(name)).map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const text = await readFile(path);
  // 9 of 11: a tenth of the time for two hundredths of the size.
  const options = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength },
  };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(text, options));
  await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
}
