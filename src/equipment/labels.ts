import type { Readable } from "node:stream";
import { sql, type Kysely } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { seenCompanies } from "../access/seen.ts";
import type { Config } from "../config.ts";
import type { Tables } from "../database/tables.ts";
import { reading, type Tx } from "../database/transaction.ts";
import type { QueryOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { listPage } from "../lists/page.ts";
import type { Page } from "../lists/wish.ts";
import { isId } from "../values/uuid.ts";
import type { printLabels as declared } from "./api.ts";
import { companyOf } from "./fields.ts";
import type { Label } from "./label-sheet.ts";
import { askedFor, isPresent } from "./list.ts";
import { equipmentFieldsFor } from "./may.ts";

type Query = QueryOf<typeof declared>;

const most = 2_000;

/** The sheet of labels of what is asked for, as far as the actor sees it; all of it is read before the first page is made. */
export async function printLabels(
  db: Kysely<Tables>,
  actor: Actor,
  { ids, skip = 0, ...query }: Query,
  { baseUrl }: Pick<Config, "baseUrl">,
): Promise<Readable> {
  const labels = ids === undefined ? await ofList(db, actor, query) : await ofIds(db, actor, ids);
  if (labels.length > most) refuseField("/query/ids", "tooMany", { limit: most });
  // What writes PDF takes 30 MB: loaded by the first sheet, not by every start.
  const { labelSheet } = await import("./label-sheet.ts");
  return labelSheet(labels, { skip, addressOf: (id) => `${baseUrl}/equipment/${id}` });
}

/** In the order in which they are named. */
async function ofIds(db: Kysely<Tables>, actor: Actor, text: string): Promise<Label[]> {
  const ids = [...new Set(text.split(","))];
  if (!ids.every(isId)) refuseField("/query/ids", "format");
  const { rows } = await reading(db, (tx) =>
    sql<Label>`
      select equipment.id, equipment.name, equipment.article, equipment.serial, coalesce(${companyName(actor)}, '') as company
      from unnest(${ids}::uuid[]) with ordinality as asked (id, nth) join equipment on equipment.id = asked.id
      where ${isPresent} and ${reachableEquipment(actor, "see")} order by asked.nth`.execute(tx),
  );
  return rows;
}

async function ofList(db: Kysely<Tables>, actor: Actor, query: Omit<Query, "ids" | "skip">): Promise<Label[]> {
  const labels: Label[] = [];
  let after: string | undefined;
  do {
    const page: Page<Label> = await reading(db, (tx) => pageOf(tx, actor, query, after));
    labels.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && labels.length <= most);
  return labels;
}

function pageOf(
  tx: Tx,
  actor: Actor,
  query: Omit<Query, "ids" | "skip">,
  after: string | undefined,
): Promise<Page<Label>> {
  return listPage(tx, {
    table: "equipment",
    fields: equipmentFieldsFor(actor),
    keys: ["id", "name", "article", "serial"],
    ground: isPresent,
    where: askedFor(actor, "see", query),
    sort: query.sort || "name",
    limit: 200,
    after,
    from: undefined,
    askerId: actor.id,
    count: "none",
    extra: [{ key: "company", value: sql`coalesce(${companyName(actor)}, '')` }],
  });
}

function companyName(actor: Actor) {
  return sql`${companyOf(seenCompanies(actor))} ->> 'name'`;
}
