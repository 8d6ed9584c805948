import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { isDay } from "../values/day.ts";
import type { transferEquipment as declared } from "./api.ts";
import { findBadPlaces } from "./circles.ts";
import { findLinks } from "./load.ts";
import type { Gift } from "./tree-actions.ts";

/** What is asked for, with everything left out filled in; 422 for what cannot be. */
export async function checkGift(
  tx: Tx,
  actor: Actor,
  id: string,
  { company, contact, parent, from }: Omit<BodyOf<typeof declared>, "version">,
): Promise<Gift> {
  if ((company === undefined) === (contact === undefined))
    refuseField("/company", "oneOf", { allowed: "company, contact" });
  const to = { company: company ?? null, contact: contact ?? null };
  const links = await findLinks(tx, actor, [{ ...to, parent: parent ?? null }]);
  if (company && !links.companies.has(company)) refuseField("/company", "companyUnknown");
  if (contact && !links.people.has(contact)) refuseField("/contact", "personUnknown");
  const { rows } = await sql<{ company: string | null; contact: string | null; since: string | null; today: string }>`
    select company_id as company, contact_id as contact, (now() at time zone ${actor.timeZone})::date::text as today,
      (select h.from_date::text from equipment_holdings h where h.equipment_id = equipment.id and h.to_date is null) as since
    from equipment where id = ${id}`.execute(tx);
  const [now] = rows;
  if (!now) throw new Error(`equipment ${id} was there a moment ago`);
  if (now.company === to.company && now.contact === to.contact)
    refuseField(company ? "/company" : "/contact", "sameHolder");
  if (parent !== undefined) await checkWhole(tx, id, parent, to, links.wholes.get(parent));
  const day = from ?? now.today;
  if (!isDay(day)) refuseField("/from", "day");
  if (day > now.today) refuseField("/from", "notYet");
  if (now.since !== null && day < now.since) refuseField("/from", "beforeLast", { day: now.since });
  return { root: id, ...to, parent: parent ?? null, from: day, was: { company: now.company, contact: now.contact } };
}

type Holder = Pick<Gift, "company" | "contact">;

async function checkWhole(tx: Tx, id: string, parent: string, to: Holder, whole: Holder | undefined): Promise<void> {
  if (!whole) refuseField("/parent", "equipmentUnknown");
  if (whole.company !== to.company || whole.contact !== to.contact) refuseField("/parent", "otherHolder");
  const bad = await findBadPlaces(tx, [{ id, parent }]);
  if (bad.size > 0) refuseField("/parent", "tooDeep", { limit: 32 });
}
