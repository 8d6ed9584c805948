import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { asRefusal } from "../http/problem.ts";

/**
 * Does the work for a set. Where a rule that the database itself holds stands against it (the last administrator, a circle, somebody
 * else's identity), the set is taken back and done in halves, down to the ones that stand against it.
 */
export async function asFarAsPossible<Of, Outcome>(
  tx: Tx,
  set: readonly Of[],
  work: (part: readonly Of[]) => Promise<Outcome[]>,
  refused: (one: Of, code: string) => Outcome,
): Promise<Outcome[]> {
  const [first] = set;
  if (first === undefined) return [];
  await sql`savepoint part`.execute(tx);
  try {
    const outcomes = await work(set);
    // What is looked at when a transaction ends is looked at now.
    await sql`set constraints all immediate`.execute(tx);
    await sql`set constraints all deferred`.execute(tx);
    await sql`release savepoint part`.execute(tx);
    return outcomes;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    await sql`rollback to savepoint part`.execute(tx);
    await sql`release savepoint part`.execute(tx);
    if (set.length === 1) return [refused(first, code)];
  }
  const half = Math.ceil(set.length / 2);
  return [
    ...(await asFarAsPossible(tx, set.slice(0, half), work, refused)),
    ...(await asFarAsPossible(tx, set.slice(half), work, refused)),
  ];
}

/** SQLSTATE class 23, constraints. Anything else is no matter of the records. */
function codeOf(error: unknown): string | undefined {
  const broken =
    error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("23");
  return broken ? asRefusal(error)?.code : undefined;
}
