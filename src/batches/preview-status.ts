import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { checkStatus } from "../contacts/change-status.ts";
import { countStatuses } from "../contacts/count-statuses.ts";
import { contactConditions } from "../contacts/list.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import type { Say } from "../words/words.ts";
import type { previewStatus as declared } from "./api.ts";
import { readWhom } from "./freeze.ts";
import { reasonInWords, reasonOf } from "./items.ts";
import { actionOf, checkMay, staysOf } from "./wish.ts";

type Reply = ReplyOf<typeof declared>;

/** What a batch of statuses would come to, by the rules it will be held against; what only the database knows (the last administrator) is told when it is done. */
export async function previewStatus(tx: Tx, actor: Actor, wish: BodyOf<typeof declared>, say: Say): Promise<Reply> {
  const action = actionOf(wish);
  checkMay(actor, action, wish);
  const { setStatus, ...whom } = wish;
  const kept = checkStatus(setStatus, "/setStatus");
  const { ids, conditions } = readWhom(actor, whom, true);
  const seen = ids
    ? [...contactConditions(actor, "see", {}), sql<SqlBool>`contacts.id = any(${ids}::uuid[])`]
    : conditions;
  const counts = await countStatuses(tx, actor, seen, kept);
  const found = counts.reduce((sum, { count }) => sum + count, 0);
  const total = ids ? new Set(ids).size : found;
  const of = (...decisions: unknown[]) =>
    counts.filter(({ decision }) => decisions.includes(decision)).reduce((sum, { count }) => sum + count, 0);
  const refused = counts.flatMap(({ count, decision }) =>
    typeof decision === "object" ? [{ reason: reasonOf(decision), count }] : [],
  );
  if (total > found) refused.push({ reason: { code: "absent" }, count: total - found });
  return {
    total,
    changes: of("moves"),
    unchanged: of("same", "stays"),
    refused: summed(refused.map(({ reason, count }) => ({ ...reasonInWords(reason, say), count }))),
    stays: staysOf(action),
  };
}

/** One line for each reason, whoever it is of. */
function summed(
  reasons: readonly { code: string | null; field: string | null; reason: string; count: number }[],
): Reply["refused"] {
  const lines = new Map<string, Reply["refused"][number]>();
  for (const { code, field, reason, count } of reasons) {
    const key = `${code} ${field}`;
    const known = lines.get(key);
    lines.set(key, { code: code ?? "", field, reason, count: count + (known?.count ?? 0) });
  }
  return [...lines.values()].toSorted((a, b) => b.count - a.count);
}
