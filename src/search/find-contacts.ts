import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import type { Sought } from "../access/findable.ts";
import { findEmployers, isEmail, isPhone } from "../contacts/find.ts";
import type { Tx } from "../database/transaction.ts";
import { words } from "../values/text.ts";
import { findCalledAmong, findSeen } from "./among.ts";
import { findAnywhere } from "./anywhere.ts";
import { findCalledNearlySo, findNearlySoElsewhere } from "./called-nearly-so.ts";
import type { Hit } from "./hit.ts";
import { findBeginningSo } from "./names-begin-so.ts";

export interface FoundContact {
  id: string;
  firstName: string;
  lastName: string;
  nickname: string;
  jobTitle: string;
  company: string;
  email: string;
  status: string | null;
  picture: string | null;
  rank: Hit["rank"];
}

/**
 * The contacts an actor finds by what he typed, the closest first, among equals those he opened lately; parts of them that he
 * may not see are empty. Names that begin so are asked first, for that is quick and mostly enough. While there is room, those
 * follow who are found elsewhere, and then those who are called nearly so: mistyped, in another alphabet, by a short name.
 */
export async function findContacts(tx: Tx, actor: Actor, { text, limit, opened }: Sought): Promise<FoundContact[]> {
  const typed = words(text);
  const hits = new Map<string, Hit>();
  for (const look of waysToLook(actor, text, typed)) {
    if (hits.size >= limit) break;
    for (const hit of await look(tx, limit, hits)) if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  const known = opened.length > 0 && seesNames(actor) ? await findCalledAmong(tx, actor, typed, opened) : [];
  for (const hit of known) if (!hits.has(hit.id)) hits.set(hit.id, hit);
  return showFound(tx, actor, openedFirst([...hits.values()], opened).slice(0, limit));
}

/** Of these contacts those that the actor sees. */
export async function showContacts(tx: Tx, actor: Actor, ids: readonly string[]): Promise<FoundContact[]> {
  return showFound(tx, actor, await findSeen(tx, actor, ids));
}

/** By rank; those of one rank as they stood, behind those opened lately. */
function openedFirst(hits: readonly Hit[], opened: readonly string[]): readonly Hit[] {
  if (opened.length === 0) return hits;
  const place = new Map(opened.map((id, at) => [id, at]));
  const placeOf = ({ id }: Hit) => place.get(id) ?? opened.length;
  return hits.toSorted((a, b) => a.rank - b.rank || placeOf(a) - placeOf(b));
}

type Look = (tx: Tx, limit: number, before: ReadonlyMap<string, Hit>) => Promise<readonly Hit[]>;

function waysToLook(actor: Actor, text: string, typed: readonly string[]): Look[] {
  const anywhere: Look = async (tx, limit) =>
    findAnywhere(tx, actor, { text, employers: await findEmployers(tx, actor, text) }, limit);
  const isAddress = isEmail(text) || isPhone(text.trim());
  if (isAddress || !seesNames(actor)) return [anywhere];
  return [
    (tx, limit) => findBeginningSo(tx, actor, typed, limit),
    anywhere,
    (tx, limit) => findCalledNearlySo(tx, actor, typed, limit),
    async (tx, limit, before) => (before.size === 0 ? findNearlySoElsewhere(tx, actor, typed, limit) : []),
  ];
}

function seesNames(actor: Actor): boolean {
  return sees(actor, "firstName") && sees(actor, "lastName");
}

async function showFound(tx: Tx, actor: Actor, hits: readonly Pick<Hit, "id" | "rank">[]): Promise<FoundContact[]> {
  if (hits.length === 0) return [];
  const seen = (field: string, value: ReturnType<typeof sql>) => (sees(actor, field) ? value : sql`''`);
  const found = await sql<FoundContact>`
    select c.id, ${seen("firstName", sql`c.first_name`)} as "firstName", ${seen("lastName", sql`c.last_name`)} as "lastName",
      ${seen("nickname", sql`c.nickname`)} as nickname, ${seen("jobTitle", sql`c.job_title`)} as "jobTitle",
      ${seen("companies", company)} as company, ${seen("emails", email)} as email,
      case when ${sees(actor, "status")} then c.status end as status,
      case when ${sees(actor, "picture")} and c.picture_file_id is not null
        then '/api/v1/contacts/' || c.id || '/picture?size=small&v=' || c.picture_file_id end as picture, hit.rank
    from unnest(${hits.map(({ id }) => id)}::uuid[], ${hits.map(({ rank }) => rank)}::int[]) with ordinality as hit (id, rank, nth)
    join contacts c on c.id = hit.id order by hit.nth`.execute(tx);
  return found.rows;
}

const company = sql`coalesce((select co.name from memberships m join companies co on co.id = m.company_id and co.deleted_at is null
  where m.contact_id = c.id order by m.is_primary desc, m.position limit 1), '')`;

const email = sql`coalesce((select i.value from identities i
  where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null order by i.position limit 1), '')`;
