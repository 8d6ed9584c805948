import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { isOwnKey } from "../../database/own-field.ts";
import type { Tables } from "../../database/tables.ts";
import { equipmentConditions, type Asked } from "../../equipment/list.ts";
import { equipmentFieldsFor, seenAs, shownCustom } from "../../equipment/may.ts";
import { orderBy, orderOf } from "../../lists/order.ts";
import type { KindOut } from "../export-kind.ts";
import { equipmentFacts } from "./facts.ts";

/** Equipment as it leaves in files. */
export const equipmentOut: KindOut<Asked> = {
  kind: "equipment",
  facts: equipmentFacts,
  usualGrid: "name,article,serial,company,usedBy,parent",
  conditions: (actor, query) => equipmentConditions(actor, "export", query),
  sizes: async () => ({}),
  values,
  order: (actor, sort = "name") =>
    orderBy(orderOf<"equipment">({ fields: equipmentFieldsFor(actor), sort }), "equipment"),
};

function values(actor: Actor, fields: ReadonlySet<string>) {
  const eb = expressionBuilder<Tables, "equipment">();
  const told = {
    ...Object.fromEntries(Object.entries(equipmentFieldsFor(actor)).map(([key, field]) => [key, field.value(eb)])),
    parent: wholeOf(actor),
    retiredAt: sql`(retired_at at time zone ${actor.timeZone})::date`,
  };
  const standard = Object.entries(told).flatMap(([key, value]) =>
    fields.has(key) && !isOwnKey(key) ? [sql`${value} as ${sql.ref(key)}`] : [],
  );
  const own = new Set([...fields].filter(isOwnKey));
  return own.size > 0 ? [...standard, sql`${shownCustom(actor, own)} as custom`] : standard;
}

/** What it is a part of, with the path there as `joinPath` writes it; without, where one does not see all of it. */
function wholeOf(actor: Actor) {
  const seen = seenAs(actor, "whole");
  return sql`(
    select json_build_object('id', whole.id, 'name', whole.name, 'serial', whole.serial, 'path', (
      with recursive up (id, parent_id, name, seen, steps) as (
        select whole.id, whole.parent_id, whole.name, true, 1
        union all
        select whole.id, whole.parent_id, whole.name, ${seen}, up.steps + 1 from up join equipment whole on whole.id = up.parent_id)
      select case when bool_and(seen) then string_agg(regexp_replace(
        regexp_replace(name, '\\\\(?=[\\\\/])', '\\\\\\\\', 'g'), '(^|\\s)/(?=\\s|$)', '\\1\\\\/', 'g'), ' / ' order by steps desc) end
      from up))
    from equipment whole where whole.id = equipment.parent_id and whole.deleted_at is null and ${seen})`;
}
