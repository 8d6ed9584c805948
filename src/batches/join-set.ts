import { sql } from "kysely";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import { joinersOf } from "../companies/domains/joiners.ts";
import { writeContacts } from "../contacts/write.ts";
import type { Tx } from "../database/transaction.ts";
import { reasonOf, refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions } from "./lock-versions.ts";

export const joinCompany = "join";

/** What such a batch keeps. */
const Wish = Type.Object({ company: Type.String() });
export type JoinWish = Static<typeof Wish>;

/** Joins a set of them. Who has got a company meanwhile, or has that address no more, stays as he is; each membership bears the domain. */
export async function joinSet(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  if (!Value.Check(Wish, batch.wish)) throw new Error(`batch ${batch.id} holds another shape than this program writes`);
  const { company } = batch.wish;
  const versions = await lockVersions(tx, items);
  const found = await sql<{ id: string; domain: string }>`
    select distinct on (j.id) j.id, j.domain from (${await joinersOf(tx, company)}) as j
    where j.id = any(${[...versions.keys()]}::uuid[]) order by j.id, j.email`.execute(tx);
  const written = await writeContacts(
    tx,
    actor,
    found.rows.map(({ id, domain }) => ({ id, change: { companies: [{ id: company, byDomain: domain }] } })),
    { demands: "arrival", companies: "refuse", batchId: batch.id },
  );
  const outcomes = new Map(found.rows.map(({ id }, index) => [id, written[index]]));
  return items.map(({ id }): Outcome => {
    const one = outcomes.get(id);
    if (!versions.has(id)) return refusedItem(id, { code: "absent" });
    if (!one) return refusedItem(id, { code: "stale" });
    if (one.outcome === "refused") return refusedItem(id, reasonOf(one));
    return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
  });
}
