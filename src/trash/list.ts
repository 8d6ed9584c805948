import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { behindMark } from "../lists/mark.ts";
import { shownName } from "../opportunities/stage-names.ts";
import type { listTrash as declared, TrashWish } from "./api.ts";
import { checkDays, deletion, lying, mayTakeOut, type Hosts } from "./lying.ts";

type Item = ReplyOf<typeof declared>["items"][number];

/** How many are looked at, a look after the other, until a page is full: nobody's reach is so narrow that a page takes long. */
const looks = [1_000, 4_000];

/** What was deleted and the actor may take back, newest first; `after` is the mark that the page before gave as `next`. */
export async function listTrash(
  tx: Tx,
  hosts: Hosts,
  actor: Actor,
  { after, limit = 50, ...wish }: QueryOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  checkDays(wish, "/query");
  const items: (Item & { mark: string })[] = [];
  const can = ["restore", ...(holds(actor, "management.trash", "purge") ? ["purge"] : [])];
  let place = after;
  for (const size of [limit + 1, ...looks]) {
    const look = await lookAt(tx, hosts, actor, wish, place, size);
    items.push(...look.found.map((one) => ({ ...one, can })));
    const page = items.slice(0, limit);
    if (items.length > limit) return { items: page.map(shown), next: page.at(-1)?.mark ?? null };
    if (look.place === null) return { items: items.map(shown), next: null };
    place = look.place;
  }
  return { items: items.map(shown), next: place ?? null };
}

function shown({ mark: _, ...item }: Item & { mark: string }): Item {
  return item;
}

interface Look {
  found: (Omit<Item, "can"> & { mark: string })[];
  /** Where to look next; null at the end. */
  place: string | null;
}

async function lookAt(
  tx: Tx,
  hosts: Hosts,
  actor: Actor,
  { by, ...wish }: TrashWish,
  after: string | undefined,
  size: number,
): Promise<Look> {
  const order = sql`order by deleted_at desc, id desc limit ${size}`;
  const behind = behindMark(after, { at: sql`deleted_at`, id: sql`id` });
  const { rows } = await sql<Look["found"][number] & { mark: string; seen: boolean }>`
    with looked as materialized ${lying(actor, wish, sql`and ${behind}`, order)}
    select l.id, l.kind, ${isoOf(sql`l.deleted_at`, "MS")} as "deletedAt", ${isoOf(sql`l.deleted_at`, "US")} || '_' || l.id as mark,
      sight.seen and (${by ?? null}::uuid is null or d.actor_id = ${by ?? null}::uuid) is true as seen,
      ${nameOf(actor)} as name, ${hostOf(hosts, actor)} as on,
      case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end as "deletedBy",
      case when b.id is null then null else json_build_object('id', b.id, 'records', b.done) end as batch
    from looked l cross join lateral (select ${mayTakeOut(hosts, actor)} as seen) as sight
    left join ${deletion} as d on sight.seen left join contacts p on p.id = d.actor_id
    left join batches b on b.id = d.batch_id and b.action = 'delete' and b.undone_at is null and b.done > 1
      and (b.actor_id = ${actor.id} or ${actor.administrator})
    order by l.deleted_at desc, l.id desc`.execute(tx);
  return {
    found: rows.flatMap(({ seen, ...row }) => (seen ? [row] : [])),
    place: rows.length === size ? (rows.at(-1)?.mark ?? null) : null,
  };
}

/** The name that is typed to delete it for good. */
export function nameOf({ language }: Actor): RawBuilder<string> {
  return sql<string>`coalesce(case l.kind
  when 'contact' then (select coalesce(nullif(trim(first_name || ' ' || last_name), ''), sign_in_email, nickname) from contacts where id = l.id)
  when 'company' then (select name from companies where id = l.id)
  when 'opportunity' then (select name from opportunities where id = l.id)
  when 'equipment' then (select name from equipment where id = l.id)
  when 'contactGroup' then (select name from contact_groups where id = l.id)
  when 'note' then (select trim(left(regexp_replace(text, '\\s+', ' ', 'g'), 40)) from notes where id = l.id)
  when 'file' then (select name from files where id = l.id)
  when 'task' then (select title from tasks where id = l.id)
  when 'view' then (select name from views where id = l.id)
  when 'pipeline' then (select ${shownName(language, "p")} from pipelines p where p.id = l.id)
  when 'stage' then (select ${shownName(language, "s")} from stages s where s.id = l.id) end, '')`;
}

function hostOf({ records }: Hosts, { language }: Actor): RawBuilder<unknown> {
  const named = records.map(({ kind, name }) => sql`when ${kind} then ${name(sql`h.id`)}`);
  const ofPipeline = sql`when 'pipeline' then (select ${shownName(language, "p")} from pipelines p where p.id = h.id)`;
  return sql`(
    select json_build_object('kind', h.kind, 'id', h.id, 'name', coalesce(case h.kind ${sql.join([...named, ofPipeline], sql` `)} end, ''))
    from (select subject_kind as kind, subject_id as id from notes where l.kind = 'note' and id = l.id
      union all select subject_kind, subject_id from files where l.kind = 'file' and id = l.id
      union all select subject_kind, subject_id from tasks where l.kind = 'task' and id = l.id and subject_id is not null
      union all select 'pipeline', pipeline_id from stages where l.kind = 'stage' and id = l.id) as h)`;
}

function isoOf(time: RawBuilder<unknown>, digits: "MS" | "US"): RawBuilder<string> {
  return sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${sql.raw(digits)}"Z"')`;
}
