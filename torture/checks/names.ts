import type { Check, Finding } from "../checks.ts";

/** Whatever is made by its name by many at once is there once; contact groups that were acknowledged are there. */
export const names: Check = {
  name: "names",
  async find({ book, query }) {
    const twice = await query(`
      select 'company' as kind, search_name as name, count(*)::int as n from companies where deleted_at is null group by 2 having count(*) > 1
      union all select 'tag', lower(name), count(*)::int from tags group by 2 having count(*) > 1
      union all select 'contact group', lower(name), count(*)::int from contact_groups where deleted_at is null group by 2 having count(*) > 1`);
    const lost = await query(
      "select name from unnest($1::text[]) as name where not exists (select from contact_groups g where g.name = name.name)",
      [[...book.groups]],
    );
    return [
      ...twice.map(({ kind, name, n }): Finding => ({ kind: "twice", words: `${kind} "${name}" is there ${n} times` })),
      ...lost.map(({ name }): Finding => ({ kind: "lost", words: `contact group "${name}" is not there` })),
    ];
  },
};
