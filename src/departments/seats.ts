import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import { writeContacts, type ContactWriting } from "../contacts/write.ts";
import type { Written } from "../records/weighed.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseField, type Fault } from "../http/refusal.ts";
import { checkedVersion } from "./change.ts";
import { listSeats, type Seats } from "./show.ts";
import { holdTree } from "./tree.ts";

export interface Seat {
  id: string;
  head?: boolean;
}

/** What `writeContacts` takes at a time. */
const atOnce = 1_000;

/** Says who sits in a department and who leads it. Coming and going are changes of the people themselves, with all that goes with one. */
export async function putSeats(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  people: readonly Seat[],
): Promise<Seats> {
  const twice = people.findIndex((seat, index) => people.findIndex((other) => other.id === seat.id) < index);
  if (twice >= 0) refuseField(`/people/${twice}/id`, "twice");
  const tree = await holdTree(tx);
  const node = await checkedVersion(tx, actor, tree, id, version);
  const seated = await seatsOf(tx, id);
  const coming = people.filter((seat) => !seated.has(seat.id));
  const going = [...seated.keys()].filter((seat) => !people.some((other) => other.id === seat));
  await seat(tx, actor, id, people, coming);
  await unseat(tx, actor, id, going, null);
  const heads = people.filter(({ head }) => head).map((one) => one.id);
  const led = [...seated].filter(([, head]) => head).map(([one]) => one);
  const isLedAnew = String(heads.toSorted()) !== String(led.toSorted());
  if (isLedAnew) {
    await sql`
      update department_people set is_head = contact_id = any(${heads}::uuid[]) where department_id = ${id}`.execute(
      tx,
    );
    await recordChanges(tx, actor, [
      { subjectKind: "department", subjectId: node.id, action: "updated", change: { heads: [led, heads] } },
    ]);
  }
  if (isLedAnew || coming.length > 0 || going.length > 0)
    await tx
      .updateTable("departments")
      .set({ version: sql`version + 1`, updated_at: sql`now()` })
      .where("id", "=", id)
      .execute();
  return listSeats(tx, actor, id);
}

/** Takes people out of a department, to another one if said. */
export async function unseat(
  tx: Tx,
  actor: Actor,
  id: string,
  people: readonly string[],
  moveTo: string | null,
): Promise<void> {
  const written = await place(tx, actor, people, (seats) => [
    ...seats.filter((one) => one !== id && one !== moveTo),
    ...(moveTo === null ? [] : [moveTo]),
  ]);
  if (written.some(({ outcome }) => outcome === "refused")) refuse(403, "notAllowed");
}

async function seat(tx: Tx, actor: Actor, id: string, people: readonly Seat[], coming: readonly Seat[]): Promise<void> {
  const written = await place(
    tx,
    actor,
    coming.map((one) => one.id),
    (seats) => [...seats, id],
  );
  const faults = coming.flatMap((one, index): Fault[] => {
    const outcome = written[index];
    if (outcome?.outcome !== "refused") return [];
    if (outcome.status === 403) refuse(403, "notAllowed");
    const isClient = outcome.faults.some(({ code }) => code === "agentsOnly");
    const place = people.findIndex((other) => other.id === one.id);
    return [{ pointer: `/people/${place}/id`, code: isClient ? "agentsOnly" : "personUnknown" }];
  });
  if (faults.length > 0) refuse(422, "invalid", { faults: faults.slice(0, 20) });
}

/** Writes anew in which departments people sit, through the one write path of contacts. */
async function place(
  tx: Tx,
  actor: Actor,
  people: readonly string[],
  seatsAfter: (seats: readonly string[]) => string[],
): Promise<Written[]> {
  if (people.length === 0) return [];
  // Held before their seats are read, in the order in which writing holds them: nobody moves them meanwhile.
  await sql`select from contacts where id = any(${people}::uuid[]) order by id for no key update`.execute(tx);
  const rows = await sql<{ id: string; seats: string[] }>`
    select contact_id as id, array_agg(department_id) as seats from department_people
    where contact_id = any(${people}::uuid[]) group by contact_id`.execute(tx);
  const present = new Map(rows.rows.map(({ id, seats }) => [id, seats]));
  const writings = people.map((id): ContactWriting => ({
    id,
    change: { departments: seatsAfter(present.get(id) ?? []) },
  }));
  const written: Written[] = [];
  for (let from = 0; from < writings.length; from += atOnce)
    written.push(
      ...(await writeContacts(tx, actor, writings.slice(from, from + atOnce), {
        demands: "arrival",
        companies: "link",
      })),
    );
  return written;
}

/** Those who sit there now, with whether they lead; who is in the trash keeps the seat for the time after. */
export async function seatsOf(tx: Tx, id: string): Promise<Map<string, boolean>> {
  const rows = await tx
    .selectFrom("department_people as p")
    .innerJoin("contacts as c", "c.id", "p.contact_id")
    .select(["p.contact_id", "p.is_head"])
    .where("p.department_id", "=", id)
    .where("c.live", "=", true)
    .orderBy("p.contact_id")
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row.is_head]));
}
