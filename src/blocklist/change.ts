import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText } from "../values/text.ts";
import type { addManyToBlocklist as declaredMany, addToBlocklist as declared } from "./api.ts";
import { showSenders } from "./list.ts";
import { readSender, type Sender } from "./sender.ts";

/** Puts an address or a domain on the list; 422 for what is neither, 409 for what is there already, in whatever way of writing. */
export async function addSender(
  tx: Tx,
  actor: Actor,
  { value, subdomains = false, note = "" }: BodyOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  const sender = readSender(value);
  if (!sender) refuseField("/value", "senderUnknown");
  if (subdomains && sender.kind !== "domain") refuseField("/subdomains", "onlyOfDomains");
  const [id] = await store(tx, actor, [{ ...sender, value: cleanText(value), subdomains, note: cleanText(note) }]);
  if (id === undefined) refuse(409, "listedAlready");
  const [made] = await showSenders(tx, [id]);
  return made ?? refuseAsAbsent();
}

/** Hostile input stays cheap to answer. */
const mostFaults = 50;

/** Puts many on the list at once, or none of them when one is neither an address nor a domain (422); what is there already is left as it is. */
export async function addSenders(
  tx: Tx,
  actor: Actor,
  { values, subdomains = false, note = "" }: BodyOf<typeof declaredMany>,
): Promise<ReplyOf<typeof declaredMany>> {
  const read = values.map((value) => ({ value, sender: readSender(value) }));
  const faults = read.flatMap(({ sender }, index) =>
    sender ? [] : [{ pointer: `/values/${index}`, code: "senderUnknown" }],
  );
  if (faults.length > 0) refuse(422, "invalid", { faults: faults.slice(0, mostFaults) });
  const wanted = new Map<string, Listed>();
  for (const { value, sender } of read) {
    if (!sender || wanted.has(sender.normalised)) continue;
    const isWide = subdomains && sender.kind === "domain";
    wanted.set(sender.normalised, { ...sender, value: cleanText(value), subdomains: isWide, note: cleanText(note) });
  }
  const made = await showSenders(tx, await store(tx, actor, [...wanted.values()]));
  const added = new Set(made.map(({ matches }) => matches));
  return {
    added: made,
    listed: [...wanted.values()].filter(({ normalised }) => !added.has(normalised)).map(({ value }) => value),
  };
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

interface Listed extends Sender {
  value: string;
  subdomains: boolean;
  note: string;
}

/** The ids of those that were not there yet. */
async function store(tx: Tx, actor: Actor, senders: readonly Listed[]): Promise<string[]> {
  const made = await tx
    .insertInto("blocklist")
    .values(senders.map(({ subdomains, ...rest }) => ({ ...rest, with_subdomains: subdomains, made_by_id: actor.id })))
    .onConflict((conflict) => conflict.columns(["kind", "normalised"]).doNothing())
    .returning(["id", "value", "note", "with_subdomains as subdomains"])
    .execute();
  await recordChanges(
    tx,
    actor,
    made.map(({ id, value, note, subdomains }) => ({
      subjectKind: "blocklist",
      subjectId: id,
      action: "created",
      change: changed({ value: ["", value], subdomains: [false, subdomains], note: ["", note] }),
    })),
  );
  return made.map(({ id }) => id);
}

function changed(sides: Readonly<Record<string, readonly [unknown, unknown]>>): Record<string, [unknown, unknown]> {
  return Object.fromEntries(
    Object.entries(sides).flatMap(([key, [before, after]]): [string, [unknown, unknown]][] =>
      before === after ? [] : [[key, [before, after]]],
    ),
  );
}
