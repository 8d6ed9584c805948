import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

interface Words {
  [key: string]: string | Words;
}

const folder = fileURLToPath(new URL("../../words", import.meta.url));
const all = "virtual:words";
/** What only the server reads: how files call their columns. */
const serverRooms = new Set(["headers"]);

/**
 * `virtual:words` offers every language as one chunk of its own: all rooms' JSON files merged, each room a namespace.
 * `own` are the language's words, `spare` the English ones it lacks, so that no second language is ever fetched.
 */
export function mergeWords(): Plugin {
  return {
    name: "acquaint:words",
    resolveId: (id) => (id === all || id.startsWith(`${all}/`) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${all}`)) return null;
      const language = id.slice(all.length + 2);
      if (language === "") return listLanguages();
      for (const file of filesOf(language)) this.addWatchFile(file.path);
      const own = readWords(language);
      const spare = language === "en" ? {} : missing(readWords("en"), own);
      return `export const own = ${JSON.stringify(own)};\nexport const spare = ${JSON.stringify(spare)};`;
    },
    handleHotUpdate({ file, server }) {
      if (file.startsWith(folder)) server.hot.send({ type: "full-reload" });
    },
  };
}

function listLanguages(): string {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const entries = languages.map(({ name }) => `${JSON.stringify(name)}: () => import("${all}/${name}")`);
  return `export const languages = {${entries.join(", ")}};`;
}

function filesOf(language: string) {
  return readdirSync(`${folder}/${language}`)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ room: name.slice(0, -".json".length), path: `${folder}/${language}/${name}` }))
    .filter(({ room }) => !serverRooms.has(room));
}

function readWords(language: string): Words {
  return Object.fromEntries(filesOf(language).map(({ room, path }) => [room, JSON.parse(readFileSync(path, "utf8"))]));
}

function missing(english: Words, own: Words): Words {
  const lacking: Words = {};
  for (const [key, value] of Object.entries(english)) {
    const there = own[key];
    if (there === undefined) lacking[key] = value;
    else if (typeof value !== "string" && typeof there !== "string") {
      const deeper = missing(value, there);
      if (Object.keys(deeper).length > 0) lacking[key] = deeper;
    }
  }
  return lacking;
}
