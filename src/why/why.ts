import { expressionBuilder, sql } from "kysely";
import { findAnybody, type Actor } from "../access/actor.ts";
import { fieldRight, type FieldRight } from "../access/field-rights.ts";
import type { Action } from "../access/grants.ts";
import { findPersonInSight } from "../access/person-in-sight.ts";
import {
  decideCompany,
  decideContact,
  decideOpportunity,
  reachableCompanies,
  reachableOpportunities,
  type ReachedCompany,
  type ReachedOpportunity,
} from "../access/reachable.ts";
import { decideEquipment, reachableEquipment, type ReachedEquipment } from "../access/reach-equipment.ts";
import { contactFields } from "../contacts/fields.ts";
import { reachedJson } from "../equipment/may.ts";
import { ownKey } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { Say } from "../words/words.ts";
import type { whyContact as declared } from "./api.ts";
import { stepsOf, type Asked } from "./steps.ts";

type Reply = ReplyOf<typeof declared>;

/** Who is asked about, and what that person wants to do. */
interface Wish {
  person: string;
  action?: Action;
}

type Owned = ReachedCompany | ReachedOpportunity;

/** Why a person may or may not do something with a contact; whoever asks must see both (404). */
export async function whyContact(
  tx: Tx,
  asker: Actor,
  id: string,
  { person, action = "see" }: Wish,
  say: Say,
): Promise<Reply> {
  const contact = await findPersonInSight(tx, asker, id);
  const asked = await loadPerson(tx, asker, person);
  const decision = decideContact(asked.person, action, contact);
  const { companies, managedCompanies } = asked.person;
  const theirs = decision.by === "managed" ? managedCompanies : companies;
  const reply = answer(
    {
      ...asked,
      kind: "contact",
      of: contact.kind === "client" ? "clients" : "agents",
      action,
      decision,
      owner: await nameOf(tx, contact.ownerId),
      common: await namesOfCompanies(
        tx,
        contact.companyIds.filter((id) => theirs.includes(id)),
      ),
    },
    say,
  );
  return { ...reply, fields: fieldsOf(asked.person, say) };
}

/** The same of a company. */
export async function whyCompany(tx: Tx, asker: Actor, id: string, wish: Wish, say: Say): Promise<Reply> {
  const company = await findCompanyInSight(tx, asker, id);
  const what = { kind: "company", of: "companies", decide: decideCompany } as const;
  return ofOwned(tx, asker, company, wish, what, say);
}

/** The same of an opportunity. */
export async function whyOpportunity(tx: Tx, asker: Actor, id: string, wish: Wish, say: Say): Promise<Reply> {
  const opportunity = await findOpportunityInSight(tx, asker, id);
  const what = { kind: "opportunity", of: "opportunities", decide: decideOpportunity } as const;
  return ofOwned(tx, asker, opportunity, wish, what, say);
}

/** The same of a piece of equipment; the owner is that of whoever has it. */
export async function whyEquipment(
  tx: Tx,
  asker: Actor,
  id: string,
  { person, action = "see" }: Wish,
  say: Say,
): Promise<Reply> {
  const piece = await findPieceInSight(tx, asker, id);
  const asked = await loadPerson(tx, asker, person);
  const told = answer(
    {
      ...asked,
      kind: "equipment",
      of: "equipment",
      action,
      decision: decideEquipment(asked.person, action, piece),
      owner: await nameOf(tx, piece.ownerId),
      common: "",
      piece: {
        isUsed: piece.usedById === asked.person.id,
        ofCompany: piece.companyId !== null,
      },
    },
    say,
  );
  return { ...told, fields: { hidden: [], locked: [] } };
}

/** Of a record that is reached by its owner, and whose fields are everybody's who sees it. */
async function ofOwned(
  tx: Tx,
  asker: Actor,
  record: Owned,
  { person, action = "see" }: Wish,
  { decide, ...what }: Pick<Asked, "kind" | "of"> & { decide: typeof decideCompany | typeof decideOpportunity },
  say: Say,
): Promise<Reply> {
  const asked = await loadPerson(tx, asker, person);
  const decision = decide(asked.person, action, record);
  const owner = await nameOf(tx, record.ownerId);
  const told = answer({ ...asked, ...what, action, decision, owner, common: "" }, say);
  return { ...told, fields: { hidden: [], locked: [] } };
}

function answer(asked: Asked, say: Say): Omit<Reply, "fields"> {
  const steps = stepsOf(asked, say);
  const allowed = steps.every(({ holds }) => holds);
  const { id, name } = asked.person;
  const what = say(`why:what.${asked.kind}.${asked.action}`);
  return {
    allowed,
    text: say(`why:verdict.${allowed ? "yes" : "no"}`, { person: name, what }),
    person: { id, name },
    steps,
  };
}

async function loadPerson(tx: Tx, asker: Actor, id: string): Promise<Pick<Asked, "person" | "account">> {
  await findPersonInSight(tx, asker, id);
  const found = await findAnybody(tx, id);
  if (!found) refuseAsAbsent();
  return { person: found.actor, account: found.account };
}

async function findCompanyInSight(tx: Tx, asker: Actor, id: string): Promise<ReachedCompany> {
  const company = await tx
    .selectFrom("companies")
    .select(["id", "owner_id as ownerId"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .where(reachableCompanies(asker, "see")(expressionBuilder<Tables, "companies">()))
    .executeTakeFirst();
  return company ?? refuseAsAbsent();
}

async function findOpportunityInSight(tx: Tx, asker: Actor, id: string): Promise<ReachedOpportunity> {
  const opportunity = await tx
    .selectFrom("opportunities")
    .select(["id", "owner_id as ownerId"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .where(reachableOpportunities(asker, "see"))
    .executeTakeFirst();
  return opportunity ?? refuseAsAbsent();
}

async function findPieceInSight(tx: Tx, asker: Actor, id: string): Promise<ReachedEquipment> {
  const found = await sql<{ reached: ReachedEquipment }>`
    select ${reachedJson} as reached from equipment
    where equipment.id = ${id} and equipment.deleted_at is null and ${reachableEquipment(asker, "see")}`.execute(tx);
  return found.rows[0]?.reached ?? refuseAsAbsent();
}

async function nameOf(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const row = await tx
    .selectFrom("contacts")
    .select(sql<string>`concat_ws(' ', nullif(first_name, ''), nullif(last_name, ''))`.as("name"))
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.name ?? "";
}

async function namesOfCompanies(tx: Tx, ids: readonly string[]): Promise<string> {
  if (ids.length === 0) return "";
  const rows = await tx.selectFrom("companies").select("name").where("id", "in", ids).orderBy("name").execute();
  return rows.map(({ name }) => name).join(", ");
}

function fieldsOf(person: Actor, say: Say): Reply["fields"] {
  const fields = [
    ...Object.entries(contactFields).map(([key, { write }]) => ({
      key,
      label: say(`fields:contacts.${key}`),
      isWritten: write !== null,
    })),
    ...person.own.contacts.map(({ key, label }) => ({ key: ownKey(key), label, isWritten: true })),
  ];
  const named = (right: FieldRight) =>
    fields.filter(({ key }) => fieldRight(person, key) === right).map(({ key, label }) => ({ key, label }));
  return {
    hidden: named("hidden"),
    locked: named("shown").filter(({ key }) => fields.some((field) => field.key === key && field.isWritten)),
  };
}
