import { figureOf, type Figure } from "../../figure.ts";
import type { Ground } from "../../ground.ts";
import type { ActorName } from "../../people/base.ts";

export interface Asking {
  what: string;
  path: string;
  /** As one would write it by hand, with its values. */
  bare: string;
  values?: readonly unknown[];
  reach?: ActorName;
}

/** What the grid shows of a piece. */
export const fields = "name,article,serial,company,contact,usedBy,parent,retiredAt";

const shown = `e.id, e.version, e.name, e.article, e.serial, e.retired_at,
  (select json_build_object('id', c.id, 'name', c.name) from companies c where c.id = e.company_id and c.deleted_at is null) as company,
  (select json_build_object('id', p.id, 'name', p.last_name) from contacts p where p.id = e.contact_id and p.live) as contact,
  (select json_build_object('id', p.id, 'name', p.last_name) from contacts p where p.id = e.used_by_id and p.live) as user,
  (select json_build_object('id', w.id, 'name', w.name) from equipment w where w.id = e.parent_id) as whole`;

/** A page met along the index of its order. */
export function walked(where: string, order = "e.name, e.id"): string {
  return `select ${shown} from equipment e where e.deleted_at is null and ${where} order by ${order} limit 51`;
}

/** A page of what is found first and sorted then. */
export function matched(where: string): string {
  return `with matched as materialized (select e.id, e.name from equipment e where e.deleted_at is null and ${where}),
    page as materialized (select * from matched order by name, id limit 51)
    select ${shown} from page join equipment e on e.id = page.id order by page.name, page.id`;
}

export async function measure(ground: Ground, { what, path, bare, values = [], reach = "all" }: Asking) {
  const caller = await ground.as(reach);
  try {
    const times = await ground.compare(
      () => caller.get(path),
      () => ground.engine.query(bare, [...values]),
      { atOnce: 1 },
    );
    return figureOf(what, times, 3);
  } catch (error) {
    const note = error instanceof Error ? error.message.slice(0, 160) : String(error);
    return { what, ours: Number.NaN, unit: "ms", goal: { words: "an answer", met: false }, note } satisfies Figure;
  }
}
