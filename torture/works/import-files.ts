import { setTimeout as wait } from "node:timers/promises";
import type { FileFact } from "../book.ts";
import type { Desk } from "../desk.ts";
import type { Work } from "../works.ts";

/** Imports a file, then a second one that changes half of its people and brings others; takes back the second, then the first. */
export const importFiles: Work = {
  name: "import",
  by: "one",
  often: 1,
  async once(desk) {
    const count = desk.random.between(...desk.rows);
    const first = newcomers(desk, count);
    const second = changes(desk, first, count);
    const firstId = await imported(desk, first);
    const secondId = await imported(desk, second);
    if (desk.random.chance(0.7)) await undone(desk, second, secondId);
    if (desk.random.chance(0.7)) await undone(desk, first, firstId);
  },
};

interface File {
  fact: FileFact;
  text: string;
}

const header = "Nickname,First name,Last name,Email 1,Phone 1,Company 1,Job title,Tags";
let files = 0;

/** Of fifty rows one has an e-mail that is none, and one comes twice. */
function newcomers(desk: Desk, count: number): File {
  const name = `${desk.user}-f${++files}`;
  const number = files;
  const lines: string[] = [];
  const counts = { created: 0, updated: 0, skipped: 0, invalid: 0 };
  for (let row = 1; row <= count; row++) {
    const broken = row % 50 === 7;
    const again = row % 50 === 13;
    lines.push(again ? (lines.at(-1) ?? "") : newcomer(name, number, row, broken));
    counts[broken ? "invalid" : again ? "skipped" : "created"] += 1;
  }
  return file(name, lines, counts);
}

/** Every second good row of another file with a new title, and a quarter as many newcomers. */
function changes(desk: Desk, other: File, count: number): File {
  const name = `${desk.user}-f${++files}`;
  const number = files;
  const known = other.text
    .split("\n")
    .slice(1)
    .filter((_line, at) => (at + 1) % 2 === 0 && (at + 1) % 50 !== 7 && (at + 1) % 50 !== 13)
    .filter(Boolean)
    .map((line) => line.replace(other.fact.title, titleOf(name)));
  const fresh = Array.from({ length: Math.ceil(count / 4) }, (_, at) => newcomer(name, number, at + 1, false));
  return file(name, [...known, ...fresh], { created: fresh.length, updated: known.length, skipped: 0, invalid: 0 });
}

function newcomer(name: string, number: number, row: number, broken: boolean): string {
  const email = broken ? "no address at all" : `row.${row}@${name}.example.com`;
  // Everybody's own; there are not enough of them for the largest files.
  const phone = row > 20_000 ? "" : `+38050${String(1_000_000 + ((number * 20_000 + row) % 9_000_000))}`;
  const cells = [`${name}#${row}`, `Row ${row}`, `Of ${name}`, email, phone, `Works ${row % 20}`, titleOf(name)];
  return `${cells.join(",")},"autumn fair, imported"`;
}

function titleOf(name: string): string {
  return `title of ${name}`;
}

function file(name: string, lines: string[], counts: FileFact["counts"]): File {
  return {
    fact: { name, stage: "asked", title: titleOf(name), rows: lines.length, counts },
    text: `${header}\n${lines.join("\n")}\n`,
  };
}

/** Upload, dry run and run: the run is asked for before or after the end of the dry run. */
async function imported(desk: Desk, { fact, text }: File): Promise<string> {
  desk.phase("uploading");
  desk.keep(fact);
  const id = await upload(desk, fact.name, text);
  desk.keep({ ...fact, id, stage: "uploaded" });
  desk.phase("checking");
  if (desk.random.chance(0.7)) await until(desk, id, ["ready"]);
  desk.keep({ ...fact, id, stage: "run" });
  await desk.change("run import", { method: "POST", path: `/imports/${id}/run`, after: [] });
  desk.phase("running");
  await until(desk, id, ["done"]);
  desk.keep({ ...fact, id, stage: "done" });
  desk.phase("between imports");
  return id;
}

/** An upload takes no key: whether one that broke off has arrived, the list of imports tells. */
async function upload(desk: Desk, name: string, text: string): Promise<string> {
  for (;;) {
    const { items } = await desk.look("/imports");
    for (const one of items) if (one.fileName === `${name}.csv`) return one.id;
    const form = new FormData();
    form.append("file", new Blob([text]), `${name}.csv`);
    const { status, body } = await desk.send("POST", "/imports", form);
    if (status === 201) return body.id;
    if (typeof status === "number" && status < 500) throw new Error(`${name} was not taken: ${JSON.stringify(body)}`);
  }
}

async function undone(desk: Desk, { fact }: File, id: string): Promise<void> {
  desk.keep({ ...fact, id, stage: "undo" });
  await desk.change("undo import", { method: "POST", path: `/imports/${id}/undo`, after: [] });
  desk.phase("undoing");
  await until(desk, id, ["undone"]);
  desk.keep({ ...fact, id, stage: "undone" });
  desk.phase("between imports");
}

async function until(desk: Desk, id: string, states: readonly string[]): Promise<void> {
  for (;;) {
    const { state, problem } = await desk.look(`/imports/${id}`);
    if (states.includes(state)) return;
    if (state === "failed" || state === "cancelled")
      throw new Error(`import ${id} ${state}: ${JSON.stringify(problem)}`);
    await wait(100);
  }
}
