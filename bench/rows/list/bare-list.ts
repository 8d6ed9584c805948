import type pg from "pg";

export interface BareList {
  /** Columns of the index that serves the order, or expressions of it on `c`; the id follows. */
  order: readonly string[];
  direction: "asc" | "desc";
  /** On `c`; with its values from $1 on. */
  where: string;
  values: readonly unknown[];
  /** The same condition said otherwise, where it is open which is faster. */
  orWhere?: string;
  /** Where the page begins: values of the order's columns and the id. */
  after?: readonly string[];
}

interface Query {
  text: string;
  values: unknown[];
}

const pageSize = 50;

/** What the list is asked for here: what a grid shows at first. */
export const fields = "firstName,lastName,jobTitle,status,emails,phones,companies";

const shown = `c.id, c.version, c.first_name, c.last_name, c.job_title, c.status,
  (select json_agg(json_build_object('value', i.value, 'label', i.label) order by i.position) from identities i
    where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null) as emails,
  (select json_agg(json_build_object('value', i.value, 'e164', i.normalised) order by i.position) from identities i
    where i.contact_id = c.id and i.kind = 'phone' and i.valid_to is null) as phones,
  (select json_agg(json_build_object('id', m.company_id, 'name', k.name) order by m.position) from memberships m
    join companies k on k.id = m.company_id where m.contact_id = c.id and k.deleted_at is null) as companies`;

/** A page written by hand, in two shapes: walking the index of the order, or finding first and sorting then; each condition that was given in both. */
function shapesOf({ orWhere, ...list }: BareList): Query[] {
  return [list.where, ...(orWhere === undefined ? [] : [orWhere])].flatMap((where) => shapesWith({ ...list, where }));
}

function shapesWith({ order, direction, where, values, after }: BareList): Query[] {
  const keys = [...order, "id"].map(keyOf);
  const tuple = keys.map(({ of }) => of).join(", ");
  const beyond = after
    ? ` and (${tuple}) ${direction === "asc" ? ">" : "<"} (${keys.map(({ type }, at) => `$${values.length + at + 1}::${type}`).join(", ")})`
    : "";
  const by = keys.map(({ of }) => `${of} ${direction}`).join(", ");
  const byKept = (table: string) => keys.map((_, at) => `${table}.k${at} ${direction}`).join(", ");
  const kept = keys.map(({ of }, at) => `${of} as k${at}`).join(", ");
  const all = [...values, ...(after ?? [])];
  return [
    {
      text: `select ${shown} from contacts c where c.live and ${where}${beyond} order by ${by} limit ${pageSize + 1}`,
      values: all,
    },
    {
      text: `with matched as materialized (select c.id, ${kept} from contacts c where c.live and ${where}${beyond}),
        page as materialized (select * from matched order by ${byKept("matched")} limit ${pageSize + 1})
        select ${shown} from page join contacts c on c.id = page.id order by ${byKept("page")}`,
      values: all,
    },
  ];
}

/** A column of the order as it stands in the index, and its type; expressions are on `c` themselves. */
export function keyOf(column: string): { of: string; type: string } {
  if (column.includes("(")) return { of: column, type: column.includes("::numeric") ? "numeric" : "text" };
  const type = column === "id" || column === "owner_id" ? "uuid" : column.endsWith("_at") ? "timestamptz" : "text";
  return { of: `c.${column}`, type };
}

/** The faster of the shapes, as a call. */
export async function bestOf(engine: pg.Pool, list: BareList): Promise<() => Promise<unknown>> {
  const timed = await Promise.all(shapesOf(list).map(async (query) => ({ query, time: await timeOf(engine, query) })));
  const best = timed.toSorted((a, b) => a.time - b.time)[0];
  if (!best || best.time === Infinity) throw new Error(`no bare query ends in time: ${list.where}`);
  return () => engine.query(best.query);
}

/** What the server says when the statement's time is over. */
const cancelled = "57014";

async function timeOf(engine: pg.Pool, query: Query): Promise<number> {
  const client = await engine.connect();
  try {
    await client.query("set statement_timeout = '15s'");
    let least = Infinity;
    for (let turn = 0; turn < 4; turn++) {
      const began = performance.now();
      await client.query(query);
      least = Math.min(least, performance.now() - began);
    }
    return least;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === cancelled) return Infinity;
    throw error;
  } finally {
    await client.query("reset statement_timeout");
    client.release();
  }
}
