import type pg from "pg";

/** A tree under another company by hand, in seconds: the rows, the journal, whose it was and is; without a look at rights, and rolled back. */
export async function bareTransfer(client: pg.Client, top: string, company: string): Promise<number> {
  await client.query("begin");
  try {
    const began = performance.now();
    await client.query(
      `create temp table given on commit drop as
      with recursive tree (id) as (select $1::uuid union select e.id from tree join equipment e on e.parent_id = tree.id) select id from tree`.replace(
        "$1",
        `'${top}'`,
      ),
    );
    const statements = [
      `insert into audit (subject_kind, subject_id, action, change) select 'equipment', e.id, 'updated',
        jsonb_build_object('company', jsonb_build_array(e.company_id, $1::uuid)) from equipment e join given g on g.id = e.id`,
      `update equipment e set company_id = $1, version = version + 1, updated_at = now() from given g where e.id = g.id`,
      `with ended as (update equipment_holdings h set to_date = current_date from given g
        where h.equipment_id = g.id and h.to_date is null returning h.equipment_id)
      insert into equipment_holdings (equipment_id, company_id, from_date) select equipment_id, $1, current_date from ended`,
    ];
    for (const statement of statements) await client.query(statement, [company]);
    return (performance.now() - began) / 1_000;
  } finally {
    await client.query("rollback");
  }
}
