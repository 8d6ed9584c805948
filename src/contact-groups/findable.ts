import { sql } from "kysely";
import type { Findable, FoundRecord } from "../access/findable.ts";
import { findContactGroups } from "./find.ts";
import { maySeeGroups } from "./show.ts";

/** Contact groups as search and what was opened lately show them. */
export const groupFindable: Findable = {
  kind: "group",
  isPeople: false,
  async find(tx, actor, sought) {
    const found = await findContactGroups(tx, actor, sought);
    return found.map(({ rank, ...group }) => ({ record: asRecord(group), rank }));
  },
  async show(tx, actor, ids) {
    if (!maySeeGroups(actor)) return [];
    const found = await tx
      .selectFrom("contact_groups")
      .select(["id", "name"])
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .where("deleted_at", "is", null)
      .execute();
    return found.map(asRecord);
  },
};

function asRecord({ id, name }: { id: string; name: string }): FoundRecord {
  return { kind: "group", id, title: name, subtitle: "" };
}
