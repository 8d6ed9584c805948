import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { shown, type Looking, type Rule } from "./rule.ts";

/** Every file that a row names is there with its size; as many as asked, with the right bytes. */
export const files: Rule = {
  says: "Every file is there as it was stored",
  async breaches({ client, dataDir, most }: Looking): Promise<string[]> {
    const found: string[] = [];
    let more = 0;
    await client.query(
      "declare named no scroll cursor for select path, bytes, encode(sha256, 'hex') as sha256 from files order by sha256",
    );
    for (let read = 0; ;) {
      const { rows } = await client.query<Stored>("fetch 1000 from named");
      for (const row of rows) {
        const wrong = await whatIsWrong(row, dataDir, read < most);
        if (wrong !== undefined && found.length < shown) found.push(wrong);
        else if (wrong !== undefined) more += 1;
        read += 1;
      }
      if (rows.length < 1000) break;
    }
    await client.query("close named");
    return more === 0 ? found : [...found, `${more.toLocaleString("en")} more`];
  },
};

interface Stored {
  path: string;
  bytes: number;
  sha256: string;
}

async function whatIsWrong(
  { path, bytes, sha256 }: Stored,
  dataDir: string,
  whole: boolean,
): Promise<string | undefined> {
  const place = join(dataDir, "files", path);
  const there = await stat(place).catch(() => undefined);
  if (!there?.isFile()) return `${path} is missing`;
  if (there.size !== bytes) return `${path} has ${there.size} bytes instead of ${bytes}`;
  if (!whole) return undefined;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(place)) hash.update(chunk);
  return hash.digest("hex") === sha256 ? undefined : `${path} is damaged`;
}
