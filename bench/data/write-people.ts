import type pg from "pg";
import type { Base } from "../people/base.ts";
import { personOf, type Person } from "../people/person.ts";
import { fillTable, type Filling } from "./copy.ts";
import { tablesOfPeople as tables, type Rows } from "./tables.ts";

/** Writes everybody, each table over a connection of its own. */
export async function writePeople(
  connect: () => Promise<pg.Client>,
  base: Base,
  say: (line: string) => void,
): Promise<void> {
  const clients = await Promise.all(tables.map(connect));
  const fillings = tables.map(({ name, columns, rows }, at) => {
    const client = clients[at];
    if (!client) throw new Error("A table without a connection.");
    return { rows, filling: fillTable(client, name, [columns]) };
  });
  const tenth = Math.max(1, Math.floor(base.contacts / 10));
  for (let index = 0; index < base.contacts; index++) {
    writeOne(fillings, base, personOf(base, index));
    if (index % 500 === 499) for (const { filling } of fillings) await filling.drained();
    if (base.contacts > 50_000 && index % tenth === tenth - 1) say(`  ${(index + 1).toLocaleString("en")} people`);
  }
  for (const { filling } of fillings) await filling.end();
  await Promise.all(clients.map((client) => client.end()));
}

function writeOne(fillings: readonly { rows: Rows; filling: Filling }[], base: Base, person: Person): void {
  for (const { rows, filling } of fillings) for (const row of rows(person, base)) filling.write(row);
}
