import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import type { addToBlocklist as declared } from "./api.ts";
import { showSender } from "./list.ts";
import { readSender } from "./sender.ts";

/** Puts an address or a domain on the list; 422 for what is neither, 409 for what is there already, in whatever way of writing. */
export async function addSender(
  tx: Tx,
  actor: Actor,
  { value, subdomains = false, note = "" }: BodyOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  const sender = readSender(value);
  if (!sender) refuseField("/value", "senderUnknown");
  if (subdomains && sender.kind !== "domain") refuseField("/subdomains", "onlyOfDomains");
  const written = { value: cleanText(value), note: cleanText(note) };
  const made = await tx
    .insertInto("blocklist")
    .values({ ...written, ...sender, with_subdomains: subdomains, made_by_id: actor.id })
    .onConflict((conflict) => conflict.columns(["kind", "normalised"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) refuse(409, "listedAlready");
  const change = { value: ["", written.value], subdomains: [false, subdomains], note: ["", written.note] } as const;
  await recordChanges(tx, actor, [
    { subjectKind: "blocklist", subjectId: made.id, action: "created", change: changed(change) },
  ]);
  return (await showSender(tx, made.id)) ?? refuseAsAbsent();
}

/** Takes it off the list. The journal keeps what it was. */
export async function removeSender(tx: Tx, actor: Actor, id: string): Promise<void> {
  const gone = await tx.deleteFrom("blocklist").where("id", "=", id).returningAll().executeTakeFirst();
  if (!gone) refuseAsAbsent();
  const change = { value: [gone.value, ""], subdomains: [gone.with_subdomains, false], note: [gone.note, ""] } as const;
  await recordChanges(tx, actor, [
    { subjectKind: "blocklist", subjectId: id, action: "removed", change: changed(change) },
  ]);
}

function changed(sides: Readonly<Record<string, readonly [unknown, unknown]>>): Record<string, [unknown, unknown]> {
  return Object.fromEntries(
    Object.entries(sides).flatMap(([key, [before, after]]): [string, [unknown, unknown]][] =>
      before === after ? [] : [[key, [before, after]]],
    ),
  );
}
