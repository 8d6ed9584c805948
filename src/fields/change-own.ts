import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { OwnedBy } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { createField as creating, updateField as updating } from "./api.ts";
import { checkDefinition, checkFree, type Definition } from "./check-definition.ts";
import { checkOptionsUnused, checkValuesDiffer } from "./in-use.ts";
import { keyFrom } from "./key-from.ts";
import { askToPrepare } from "./prepare-own.ts";
import { holdOwnField, listOwnFields, showOwnField, type OwnDefinition } from "./show-own.ts";

const mostFields = 200;

/** Makes an own field; it is there with the next call of anybody. */
export async function createField(tx: Tx, actor: Actor, body: BodyOf<typeof creating>): Promise<OwnDefinition> {
  const others = await holdDefinitions(tx, body.on);
  if (others.length >= mostFields) refuse(409, "tooManyFields", { params: { limit: mostFields } });
  const { on, key, ...said } = body;
  const definition = checkDefinition(actor, others, on, { ...blank, ...said });
  const own = key ?? keyFrom(definition.name, others);
  checkFree(others, { name: definition.name, key: own });
  const { id } = await tx
    .insertInto("own_fields")
    .values({ on_kind: on, key: own, kind: definition.type, ...storedOf(definition), position: others.length })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChanges(tx, actor, [{ subjectKind: "field", subjectId: id, action: "created" }]);
  if (definition.sortable || definition.unique) await askToPrepare(tx);
  return showOwnField(tx, id);
}

/** Changes what is said of an own field; its key and its type stay. */
export async function updateField(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: Omit<BodyOf<typeof updating>, "version">,
): Promise<OwnDefinition> {
  const before = await holdOwnField(tx, id, version);
  const others = (await holdDefinitions(tx, before.on)).filter((other) => other.id !== id);
  const after = checkDefinition(actor, others, before.on, { ...before, ...change });
  checkFree(others, { name: after.name });
  // Two levels: what others depend on depends on nothing.
  if (after.dependsOn !== null && others.some(({ dependsOn }) => dependsOn === before.key))
    refuseField("/dependsOn", "choice", { allowed: "" });
  await checkOptionsUnused(tx, before, after.options);
  if (after.unique && !before.unique) await checkValuesDiffer(tx, before);
  const difference = differenceOf(before, after);
  if (Object.keys(difference).length === 0) return before;
  await tx
    .updateTable("own_fields")
    .set({ ...storedOf(after), version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "field", subjectId: id, action: "updated", change: difference }]);
  if (after.sortable !== before.sortable || after.unique !== before.unique) await askToPrepare(tx);
  return showOwnField(tx, id);
}

/** Puts the fields of a kind of record into an order; those that are not named follow as they stood. */
export async function orderFields(tx: Tx, actor: Actor, on: OwnedBy, ids: readonly string[]): Promise<OwnDefinition[]> {
  const before = await holdDefinitions(tx, on);
  const known = ids.filter((id) => before.some((field) => field.id === id));
  const order = [...new Set([...known, ...before.map(({ id }) => id)])];
  await sql`
    update own_fields set position = ordered.nth - 1
    from unnest(${order}::uuid[]) with ordinality as ordered (id, nth)
    where own_fields.id = ordered.id and own_fields.position <> ordered.nth - 1`.execute(tx);
  const moved = order.flatMap((id, index) => {
    const was = before.findIndex((field) => field.id === id);
    return was === index
      ? []
      : [
          {
            subjectKind: "field" as const,
            subjectId: id,
            action: "updated" as const,
            change: { position: positions(was, index) },
          },
        ];
  });
  await recordChanges(tx, actor, moved);
  return listOwnFields(tx, on);
}

/** From one, as people count. */
function positions(before: number, after: number): Change[string] {
  return [before + 1, after + 1];
}

/** One after the other, so that names, keys and the number of sortable ones hold. */
async function holdDefinitions(tx: Tx, on: OwnedBy): Promise<OwnDefinition[]> {
  await sql`select pg_advisory_xact_lock(hashtext('own_fields'))`.execute(tx);
  return listOwnFields(tx, on);
}

const blank = {
  hint: "",
  heading: "",
  people: "both",
  required: false,
  default: null,
  options: [],
  translations: {},
  dependsOn: null,
  pattern: null,
  sortable: false,
  unique: false,
} as const;

function storedOf(field: Definition) {
  return {
    label: field.name,
    hint: field.hint,
    section: field.heading,
    people: field.people,
    is_required: field.required,
    default_value: field.default === null ? null : JSON.stringify(field.default),
    options: JSON.stringify(field.options),
    translations: JSON.stringify(field.translations),
    depends_on: field.dependsOn,
    pattern: field.pattern,
    is_sortable: field.sortable,
    is_unique: field.unique,
  };
}

const told = [
  "name",
  "hint",
  "heading",
  "people",
  "required",
  "default",
  "options",
  "translations",
  "dependsOn",
  "pattern",
  "sortable",
  "unique",
] as const;

function differenceOf(before: Definition, after: Definition): Change {
  const changed = told.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key): [string, Change[string]] => [key, [before[key], after[key]]]));
}
