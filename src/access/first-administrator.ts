import { sql, type Kysely } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";
import { cleanText, fold } from "../values/text.ts";
import { accountName } from "./account.ts";
import { hashPassword } from "./password.ts";

export interface NewAdministrator {
  email: string;
  password: string;
  firstName?: string;
  lastName?: string;
}

/** Makes the administrator that ADMIN_EMAIL and ADMIN_PASSWORD name, unless there is one already; false then. */
export async function makeFirstAdministrator(db: Kysely<Tables>, person: NewAdministrator): Promise<boolean> {
  if (await hasAdministrator(db)) return false;
  const passwordHash = await hashPassword(person.password);
  return inTransaction(db, async (tx) => {
    await takeInstallation(tx);
    if (await hasAdministrator(tx)) return false;
    await insertAdministrator(tx, {
      ...namesOf(person),
      language: "",
      timeZone: "",
      email: person.email,
      passwordHash,
      address: undefined,
    });
    await tx
      .updateTable("installation")
      .set({ set_up_token_hash: null, set_up_at: sql`now()` })
      .execute();
    return true;
  });
}

/** Somebody who could let others in: while there is nobody, the set-up is open. */
export async function hasAdministrator(db: Kysely<Tables>): Promise<boolean> {
  const found = await db
    .selectFrom("contacts as c")
    .innerJoin("access_groups as g", "g.id", "c.access_group_id")
    .select("c.id")
    .where("g.standing", "=", "administrator")
    .where("c.live", "=", true)
    .where("c.status", "=", "active")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whoever makes the first administrator holds the installation until he is done: of two at once the second comes too late. */
export async function takeInstallation(tx: Tx): Promise<{ setUpTokenHash: Buffer | null }> {
  const row = await tx.selectFrom("installation").select("set_up_token_hash").forUpdate().executeTakeFirstOrThrow();
  return { setUpTokenHash: row.set_up_token_hash };
}

interface Inserted {
  firstName: string;
  lastName: string;
  email: string;
  passwordHash: string;
  language: string;
  timeZone: string;
  address: string | undefined;
}

/** Before there is anybody, nobody can write a contact the common way: this is the one that is made by the installation itself. */
export async function insertAdministrator(tx: Tx, person: Inserted): Promise<string> {
  const email = accountName(person.email);
  const group = await tx
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", "administrator")
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto("contacts")
    .values({
      kind: "agent",
      access_group_id: group.id,
      first_name: cleanText(person.firstName),
      last_name: cleanText(person.lastName),
      language: person.language,
      time_zone: person.timeZone,
      sign_in_email: email,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.updateTable("contacts").set({ owner_id: id, made_by_id: id }).where("id", "=", id).execute();
  await tx
    .insertInto("identities")
    .values({ contact_id: id, kind: "email", value: email, normalised: email })
    .execute();
  await tx.insertInto("credentials").values({ contact_id: id, password_hash: person.passwordHash }).execute();
  await tx
    .insertInto("search_texts")
    .values({
      contact_id: id,
      text: fold(`${person.firstName} ${person.lastName} ${email.replace(/\.[^.@]*$/, "").replace("@", " ")}`),
      first_name: fold(person.firstName),
      last_name: fold(person.lastName),
    })
    .execute();
  await addJob(tx, nameWords, { after: "00000000-0000-0000-0000-000000000000" }, { key: nameWords });
  await recordChanges(tx, { id: null, address: person.address }, [
    { subjectKind: "contact", subjectId: id, action: "created" },
  ]);
  return id;
}

/** The name of the job that makes the words of people's names known to the search; the room above keeps them. */
export const nameWords = "contacts.fillNameWords";

/** Without names the address has to do: "ann.lee@…" is Ann Lee. */
function namesOf({ email, firstName, lastName }: NewAdministrator): { firstName: string; lastName: string } {
  const [first = "", ...others] = (email.split("@")[0] ?? "")
    .split(/[._-]+/)
    .filter(Boolean)
    .map(capital);
  return { firstName: firstName ?? first, lastName: lastName ?? others.join(" ") };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
