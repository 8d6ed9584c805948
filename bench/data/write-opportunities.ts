import type pg from "pg";
import { randomOf } from "../../demo/random.ts";
import { nameKey } from "../../src/values/text.ts";
import { contactId, enteredAt, type Base } from "../people/base.ts";
import { began, ended, idOf } from "../people/ids.ts";
import { fill } from "./copy.ts";
import { journal } from "./tables.ts";

const seed = 20_261_123;
const goods = ["Chairs", "Licences", "Training", "Pumps", "Lamps", "Renewal", "Maintenance", "Screens"];

/** One for every tenth person, all in the standing pipeline: most of what was ever begun is won or lost by now. */
export async function writeOpportunities(client: pg.Client, base: Base): Promise<void> {
  const stages = await client.query<{ id: string; kind: string }>(
    "select id, kind from stages order by pipeline_id, position",
  );
  const open = stages.rows.filter(({ kind }) => kind === "open");
  const closed = stages.rows.filter(({ kind }) => kind !== "open");
  const count = Math.floor(base.contacts / 10);
  const madeAt = (index: number) => enteredAt(base, index * 10);
  const id = (index: number) => idOf("opportunity", index, madeAt(index));
  const columns = [
    "id",
    "name",
    "search_name",
    "company_id",
    "stage_id",
    "position",
    "amount",
    "currency",
    "close_date",
    "owner_id",
    "lost_reason",
    "created_at",
    "updated_at",
  ];
  await fill(client, "opportunities", columns, count, (index) => {
    const random = randomOf(seed + index);
    const company = base.companies[random.between(0, base.companies.length - 1)];
    const name = `${random.pick(goods)} for ${company?.name ?? "somebody"}`;
    const stage = random.pick(random.chance(0.15) ? open : closed);
    const made = new Date(madeAt(index));
    return [
      id(index),
      name,
      nameKey(name),
      company?.id ?? null,
      stage.id,
      index,
      random.chance(0.9) ? random.between(1, 2_000) * 50 : null,
      random.chance(0.9) ? "EUR" : "USD",
      random.chance(0.8) ? closeDay(random.next()) : null,
      contactId(base, random.between(0, base.agents - 1)),
      stage.kind === "lost" ? "too dear" : "",
      made,
      made,
    ];
  });
  await fill(client, "opportunity_contacts", ["opportunity_id", "contact_id", "position"], count, (index) => [
    id(index),
    contactId(base, base.agents + ((index * 7) % (base.contacts - base.agents))),
    0,
  ]);
  await fill(client, "audit", journal, count, (index) => [
    idOf("opportunityEntry", index, madeAt(index)),
    new Date(madeAt(index)),
    contactId(base, 0),
    "opportunity",
    id(index),
    "created",
  ]);
}

/** From the beginning of the base to half a year behind its end. */
function closeDay(roll: number): string {
  return new Date(began + (ended - began + 182 * 86_400_000) * roll).toISOString().slice(0, 10);
}
