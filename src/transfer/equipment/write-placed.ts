import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../../access/actor.ts";
import { companiesByName } from "../../companies/by-name.ts";
import { companyKey } from "../../companies/values.ts";
import { ownKey } from "../../database/own-field.ts";
import type { Change } from "../../database/tables/audit.ts";
import type { Tx } from "../../database/transaction.ts";
import { noValues, type EquipmentValues } from "../../equipment/values.ts";
import { weighEquipment, type Coming as ComingLinks } from "../../equipment/weigh.ts";
import { writeEquipment, type EquipmentWriting } from "../../equipment/write.ts";
import { newId } from "../../values/uuid.ts";
import type { Weighed, Written } from "../kind.ts";
import type { Import, Options } from "../stored-import.ts";
import type { Coming, PlacedWriting } from "./shapes.ts";

/** What is made before the rows stands in by ids that lead nowhere, and is told by its name. */
export async function weighPlaced(
  tx: Tx,
  actor: Actor,
  _: Options,
  writings: readonly PlacedWriting[],
): Promise<Weighed[]> {
  const stands = standIns(writings, actor.id);
  const weighed = await weighEquipment(tx, actor, stands.writings, stands.coming);
  return weighed.map((one, index): Weighed => {
    if (one.outcome === "refused") return one;
    const difference = one.outcome === "create" ? ofNew(one.after) : one.outcome === "update" ? one.difference : {};
    return { outcome: "taken", difference: named(difference, writings[index]?.coming ?? {}) };
  });
}

/** Companies that nobody has are made first, as a part of the same batch. */
export async function writePlaced(
  tx: Tx,
  actor: Actor,
  { batch_id: batchId }: Pick<Import, "options" | "batch_id">,
  writings: readonly PlacedWriting[],
): Promise<Written[]> {
  const names = [...new Set(writings.flatMap(({ coming }) => coming.company ?? []))];
  const made = names.length === 0 ? undefined : await companiesByName(tx, actor, names, "create", batchId);
  const placed = writings.map(({ coming, ...writing }): EquipmentWriting => {
    const company = coming.company === undefined ? undefined : made?.get(companyKey(coming.company))?.id;
    return company === undefined ? writing : { ...writing, change: { ...writing.change, company } };
  });
  return writeEquipment(tx, actor, placed, { batchId });
}

function standIns(
  writings: readonly PlacedWriting[],
  makerId: string,
): { writings: EquipmentWriting[]; coming: ComingLinks } {
  const companyIds = new Map<string, string>();
  const wholes = new Map<number, string>();
  const links = { companies: new Map<string, string | null>(), wholes: new Map() } satisfies ComingLinks;
  const idFor = <Key>(ids: Map<Key, string>, key: Key) => {
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
  const companyOf = (name: string) => {
    const id = idFor(companyIds, companyKey(name));
    links.companies.set(id, makerId);
    return id;
  };
  const placed = writings.map(({ coming: { company, whole }, ...writing }): EquipmentWriting => {
    const change = { ...writing.change };
    if (company !== undefined) change.company = companyOf(company);
    if (whole) {
      change.parent = idFor(wholes, whole.row);
      const of = whole.of && "companyName" in whole.of ? { company: companyOf(whole.of.companyName) } : whole.of;
      links.wholes.set(change.parent, { id: change.parent, company: null, contact: null, ...(of ?? holderOf(change)) });
    }
    return { ...writing, change };
  });
  return { writings: placed, coming: links };
}

function holderOf({ company = null, contact = null }: EquipmentWriting["change"]) {
  return { company, contact };
}

function named(difference: Change, { company, whole }: Coming): Change {
  return {
    ...difference,
    ...(company !== undefined && difference["company"] && { company: [difference["company"][0], { name: company }] }),
    ...(whole && difference["parent"] && { parent: [difference["parent"][0], { name: whole.name }] }),
  };
}

/** What a new piece has beside nothing. */
function ofNew({ own, ...after }: EquipmentValues): Change {
  const before = new Map<string, unknown>(Object.entries(noValues));
  return Object.fromEntries([
    ...Object.entries(after)
      .filter(([key, value]) => !isDeepStrictEqual(value, before.get(key)))
      .map(([key, value]): [string, Change[string]] => [key, [before.get(key) ?? null, value]]),
    ...Object.entries(own).map(([key, value]): [string, Change[string]] => [ownKey(key), [null, value]]),
  ]);
}
