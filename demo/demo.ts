import { sql, type Kysely } from "kysely";
import { findActor, type Actor } from "../src/access/actor.ts";
import { makeFirstAdministrator } from "../src/access/first-administrator.ts";
import { openBatch } from "../src/audit/batches.ts";
import type { Config } from "../src/config.ts";
import type { Tables } from "../src/database/tables.ts";
import { inTransaction, type Tx } from "../src/database/transaction.ts";
import { openStore } from "../src/files/store.ts";
import { demoCompanies } from "./companies.ts";
import { demoEquipment, type DemoPiece } from "./equipment.ts";
import { demoOpportunities } from "./opportunities.ts";
import { demoPeople } from "./people.ts";
import type { DemoPerson } from "./person.ts";
import { demoRoles, type DemoRoles } from "./roles.ts";
import { findOrMakeAdministrator, type SignIn } from "./sign-in.ts";
import { settle } from "./settle.ts";
import { writeAccessGroups } from "./write-access-groups.ts";
import { writeCompaniesOf } from "./write-companies.ts";
import { writeEdits } from "./write-edits.ts";
import { writeEquipmentPictures } from "./write-equipment-pictures.ts";
import { writeEquipmentOf } from "./write-equipment.ts";
import { writeFollows } from "./write-follows.ts";
import { writeGroups } from "./write-groups.ts";
import { writeOpportunitiesOf } from "./write-opportunities.ts";
import { writeOwnFields } from "./write-own-fields.ts";
import { writeNotes } from "./write-notes.ts";
import { writePeople } from "./write-people.ts";
import { writePictures } from "./write-pictures.ts";
import { writeRoles } from "./write-roles.ts";
import { writeTags } from "./write-tags.ts";
import { writeTasks } from "./write-tasks.ts";

/**
 * Fills an installation with invented people: through the product's own write path, as one batch, in one transaction, so that the demo
 * is there whole or not at all. Tells its progress line by line, at the end where to sign in; a second run only says that it is there.
 * Fewer people are a beginning of them all: whoever is linked to stands before who links.
 */
export async function makeDemo(
  db: Kysely<Tables>,
  config: Config,
  say: (line: string) => void,
  people: readonly DemoPerson[] = [...demoPeople()],
): Promise<void> {
  if (config.firstAdministrator) await makeFirstAdministrator(db, config.firstAdministrator);
  if (await isThere(db)) {
    say("The demo is there already.");
    say(whereToGo(config, undefined));
    return;
  }
  const signIn = await inTransaction(db, (tx) => makeAll(tx, config, say, people));
  // Counts above a thousand are the planner's, who has not looked at what came just now. Where the program runs already, it builds
  // the indexes of own fields meanwhile, and whoever waited for that would be waited for.
  await sql`analyze (skip_locked)`.execute(db);
  say(
    `${people.length.toLocaleString("en")} people and ${demoCompanies().length} companies, none of whom exist, are in ${config.databaseUrl ? "the database" : config.dataDir}.`,
  );
  say(whereToGo(config, signIn));
}

async function isThere(db: Kysely<Tables>): Promise<boolean> {
  const batch = await db
    .selectFrom("batches")
    .select("id")
    .where("action", "=", "demo")
    .where("undone_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return batch !== undefined;
}

async function makeAll(
  tx: Tx,
  config: Config,
  say: (line: string) => void,
  people: readonly DemoPerson[],
): Promise<SignIn | undefined> {
  const { contactId, signIn } = await findOrMakeAdministrator(tx);
  const fitting = await writeOwnFields(tx, await actorOf(tx, contactId));
  const actor = await actorOf(tx, contactId);
  const batchId = await openBatch(tx, actor, { subjectKind: "contact", action: "demo" });
  const companies = demoCompanies();

  const groupIds = await writeGroups(tx, actor);
  await writeTags(tx, actor);
  const companyIds = await writeCompaniesOf(tx, actor, companies, { batchId, fitting });
  say(`Companies: ${companies.length}`);
  const [pieces, roles] = [demoEquipment(companies, people), demoRoles(companies, people)];
  const portal = whoSeesEquipment(pieces, roles);
  const accessGroups = await writeAccessGroups(tx, actor);
  const wanted = { people, groupIds, batchId, fitting, marta: signIn && contactId, accessGroups, portal };
  const ids = await writePeople(tx, actor, wanted, say);
  const store = openStore(config.dataDir);
  await writePictures(tx, store, actor, { people, ids }, say);
  await writeRoles(tx, roles, { ids, companyIds, batchId });
  const edits = await writeEdits(tx, ids, batchId);
  await writeFollows(tx, { ids, companyIds });
  const notes = await writeNotes(tx, store, { ids, companyIds });
  await settle(tx, { people, ids, companies, companyIds, edits: [...edits, ...notes] });
  const pieceIds = await writeEquipmentOf(tx, actor, pieces, { ids, companyIds, batchId, fitting });
  await writeEquipmentPictures(tx, store, actor, { pieces, pieceIds });
  say(`Equipment: ${pieces.length}`);
  const opportunities = demoOpportunities(companies, people);
  await writeOpportunitiesOf(tx, actor, opportunities, { people: ids, companies: companyIds, fitting });
  await writeTasks(tx, { ids, companyIds });
  return signIn;
}

/** Clients who use something, and who look after a company. */
function whoSeesEquipment(pieces: readonly DemoPiece[], roles: readonly DemoRoles[]): Set<string> {
  const managers = roles.flatMap((one) => one.managers.map(({ contact }) => contact));
  return new Set([...pieces.flatMap(({ usedBy, contact }) => usedBy ?? contact ?? []), ...managers]);
}

async function actorOf(tx: Tx, contactId: string): Promise<Actor> {
  const actor = await findActor(tx, contactId);
  if (!actor) throw new Error("The administrator may not act.");
  return actor;
}

function whereToGo({ baseUrl }: Config, signIn: SignIn | undefined): string {
  if (!signIn) return `Start it with "npm start", open ${baseUrl} and sign in as before.`;
  return `Start it with "npm start", open ${baseUrl} and sign in:\n  ${signIn.email}\n  ${signIn.password}\nThe password is shown only here; change it in your profile.`;
}
