import pg from "pg";
import { pino } from "pino";
import { connect, type Connection } from "../../src/database/connect.ts";
import { migrate, readMigrations } from "../../src/database/migrate.ts";
import { installJobs } from "../../src/jobs/install.ts";
import { baseOf, enteredAt } from "../people/base.ts";
import { began } from "../people/ids.ts";
import { dropIndexes, makeIndexes } from "./indexes.ts";
import { tablesOfPeople } from "./tables.ts";
import { verifyBase, verifyRules } from "./verify.ts";
import { writeEquipment } from "./write-equipment.ts";
import { writeHouse } from "./write-house.ts";
import { writePeople } from "./write-people.ts";

/** Brings an empty database to the program's level. */
export async function migrateEmpty(connection: Connection): Promise<void> {
  const database = connect(connection, pino({ level: "silent" }));
  await migrate(database.pool, await readMigrations());
  await installJobs(database);
  await database.close();
}

/** Fills a migrated, empty database with so many people; without looking at foreign keys, which are verified at the end. */
export async function fillBase(connection: Connection, contacts: number, say: (line: string) => void): Promise<void> {
  const open = () => openBulk(connection);
  const base = baseOf(contacts);
  const client = await open();
  const filled = [...tablesOfPeople.map(({ name }) => name), ...othersFilled];
  await makePartitions(client, enteredAt(base, contacts));
  const indexes = await dropIndexes(client, filled);
  await timed(say, "Companies, departments, groups", () => writeHouse(client, base));
  await timed(say, "People", () => writePeople(open, base, say));
  await timed(say, "Equipment", () => writeEquipment(open, base));
  await timed(say, "Indexes", () => makeIndexes(open, indexes));
  await timed(say, "Vacuum, statistics", () => client.query("vacuum (analyze)"));
  await timed(say, "Verification", async () => {
    await verifyBase(client);
    await verifyRules(connection);
  });
  await client.query("checkpoint");
  await client.end();
}

const othersFilled = ["companies", "company_domains", "company_tags", "equipment", "equipment_holdings"];

/** The journal has a partition for each of its months. */
async function makePartitions(client: pg.Client, until: number): Promise<void> {
  const months = Math.ceil((until - began) / (28 * 86_400_000)) + 1;
  await client.query("select make_audit_partitions($1::date, $2)", [new Date(began), months]);
}

/** No triggers and no waiting for the disk: a base that was not finished is thrown away. */
async function openBulk(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  await client.query("set session_replication_role = replica; set synchronous_commit = off");
  return client;
}

async function timed(say: (line: string) => void, what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  say(`${what}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
}
