import type { Actor } from "../../access/actor.ts";
import { mayMakeCompanies } from "../../companies/by-name.ts";
import { makeContactGroups } from "../../contact-groups/by-name.ts";
import { weighContacts } from "../../contacts/weigh.ts";
import { writeContacts, type ContactWriting, type WriteRules } from "../../contacts/write.ts";
import type { Change } from "../../database/tables/audit.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Weighed, Written } from "../kind.ts";
import type { Import, Options } from "../stored-import.ts";
import type { PersonWriting } from "./shapes.ts";

export async function weighPeople(
  tx: Tx,
  actor: Actor,
  options: Options,
  writings: readonly PersonWriting[],
): Promise<Weighed[]> {
  const weighed = await weighContacts(tx, actor, writings, rulesOf(actor, options));
  return weighed.map((one, index): Weighed => {
    if (one.outcome === "refused") return one;
    const difference = "difference" in one ? one.difference : {};
    return { outcome: "taken", difference: withNewGroups(difference, writings[index]) };
  });
}

/** Groups that are not there yet are made first. */
export async function writePeople(
  tx: Tx,
  actor: Actor,
  { options, batch_id: batchId }: Pick<Import, "options" | "batch_id">,
  writings: readonly PersonWriting[],
): Promise<Written[]> {
  const groups = await makeContactGroups(
    tx,
    actor,
    writings.flatMap(({ newGroups }) => newGroups),
  );
  return writeContacts(
    tx,
    actor,
    writings.map((writing) => withGroups(writing, groups)),
    { ...rulesOf(actor, options), batchId },
  );
}

/** How an import writes: any one way to know a person is enough. Who may not make companies has unknown ones refused row by row. */
function rulesOf(actor: Actor, options: Options): WriteRules {
  return {
    demands: "arrival",
    companies: options.companies === "create" && !mayMakeCompanies(actor) ? "refuse" : options.companies,
    joins: true,
  };
}

/** Groups that the run will make stand in the difference by their names. */
function withNewGroups(difference: Change, writing: PersonWriting | undefined): Change {
  if (!writing || writing.newGroups.length === 0) return difference;
  const { change, newGroups } = writing;
  const [before, after] = difference["groups"] ?? [change.groups ?? [], change.groups ?? []];
  return { ...difference, groups: [before, [...(Array.isArray(after) ? after : []), ...newGroups]] };
}

function withGroups({ newGroups, ...writing }: PersonWriting, ids: ReadonlyMap<string, string>): ContactWriting {
  if (newGroups.length === 0) return writing;
  const made = newGroups.flatMap((name) => ids.get(name) ?? []);
  const { change } = writing;
  const groups = [...new Set([...(change.groups ?? []), ...made])];
  return { ...writing, change: { ...change, groups }, checked: undefined };
}
