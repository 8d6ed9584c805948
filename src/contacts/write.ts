import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import { companiesByName } from "../companies/by-name.ts";
import { companyKey } from "../companies/values.ts";
import type { Tx } from "../database/transaction.ts";
import type { Written } from "../records/weighed.ts";
import { storeContacts } from "./store.ts";
import type { ContactValues } from "./values.ts";
import {
  weighContacts,
  type ContactWriting,
  type ToCreate,
  type ToUpdate,
  type Weighed,
  type WriteRules,
} from "./weigh.ts";

export type { ContactWriting, Weighed, WriteRules } from "./weigh.ts";

/**
 * The one write path of contacts, in sets: a PATCH is a set of one; imports, bulk changes and undo are larger ones (up to 1,000 at a time).
 * Rules, rights, journal and search text are applied here and nowhere else. Answers one outcome a writing, in their order.
 */
export async function writeContacts(
  tx: Tx,
  actor: Actor,
  writings: readonly ContactWriting[],
  rules: WriteRules,
): Promise<Written[]> {
  const written = new Map<ContactWriting, Written>();
  for (const round of rounds(writings)) {
    const weighed = await weighContacts(tx, actor, round, rules);
    const created = weighed.filter((one) => one.outcome === "create");
    const updated = weighed.filter((one) => one.outcome === "update");
    await makeCompanies(tx, actor, [...created, ...updated]);
    await storeContacts(tx, actor, created, updated);
    await keepJournal(tx, actor, created, updated, rules);
    round.forEach((writing, index) => written.set(writing, outcomeOf(weighed[index])));
  }
  return writings.map((writing) => written.get(writing) ?? outcomeOf(undefined));
}

/** Writings of the same contact come one after the other, so that each builds on what the one before has left. */
function rounds(writings: readonly ContactWriting[]): ContactWriting[][] {
  const all: ContactWriting[][] = [];
  const seen = new Map<string, number>();
  for (const writing of writings) {
    const round = writing.id === null ? 0 : (seen.get(writing.id) ?? 0);
    if (writing.id !== null) seen.set(writing.id, round + 1);
    (all[round] ??= []).push(writing);
  }
  return all;
}

/** Companies that are known by name only are made now. */
async function makeCompanies(tx: Tx, actor: Actor, all: readonly (ToCreate | ToUpdate)[]): Promise<void> {
  const unnamed = all.flatMap(({ after }) => after.companies?.filter(({ id }) => id === "") ?? []);
  if (unnamed.length === 0) return;
  const made = await companiesByName(
    tx,
    actor,
    unnamed.map(({ name }) => name),
    "create",
  );
  const named = ({ companies }: ContactValues) =>
    companies?.map((link) => (link.id ? link : { ...link, ...made.get(companyKey(link.name)) }));
  for (const one of all) {
    const companies = named(one.after);
    if (!companies) continue;
    one.after.companies = companies;
    const difference = one.difference["companies"];
    if (difference) one.difference["companies"] = [difference[0], companies];
  }
}

async function keepJournal(
  tx: Tx,
  actor: Actor,
  created: readonly ToCreate[],
  updated: readonly ToUpdate[],
  rules: WriteRules,
): Promise<void> {
  const made = created.map(({ id }) => ({
    subjectKind: "contact" as const,
    subjectId: id,
    action: rules.action ?? ("created" as const),
  }));
  const changed = updated.map(({ id, difference }) => ({
    subjectKind: "contact" as const,
    subjectId: id,
    action: rules.action ?? ("updated" as const),
    change: difference,
  }));
  await recordChanges(tx, actor, [...made, ...changed], rules.batchId ?? null);
}

function outcomeOf(weighed: Weighed | undefined): Written {
  switch (weighed?.outcome) {
    case "create":
      return { outcome: "created", id: weighed.id, version: 1 };
    case "update":
      return { outcome: "updated", id: weighed.id, version: weighed.contact.version + 1 };
    case "unchanged":
    case "refused":
      return weighed;
    default:
      throw new Error("a writing was not weighed");
  }
}
