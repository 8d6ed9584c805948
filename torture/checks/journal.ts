import type { Check } from "../checks.ts";

/** The journal and the changes are one: each creation and each version has its entry, and the last entry of a field says what it holds. */
export const journal: Check = {
  name: "journal",
  async find({ query, touched, last }) {
    const rows = await query(
      `select c.nickname as mark, c.version, e.created, e.others, e.title, c.job_title
      from contacts c
      cross join lateral (
        select count(*) filter (where action = 'created')::int as created, count(*) filter (where action <> 'created')::int as others,
          (array_agg(change -> 'jobTitle' ->> 1 order by at desc, id desc) filter (where change ? 'jobTitle'))[1] as title
        from audit where subject_id = c.id and subject_kind = 'contact') e
      where ${last ? "c.nickname ~ '^(p-|u)'" : "c.nickname = any($1)"}
        and (e.created <> 1 or e.others <> c.version - 1 or e.title <> c.job_title)`,
      last ? [] : [touched],
    );
    const strays = await query(`
      select a.action, a.subject_id from audit a
      where a.subject_kind = 'contact' and a.subject_id <> '00000000-0000-0000-0000-000000000000'
        and a.at > now() - interval '5 minutes' and not exists (select from contacts c where c.id = a.subject_id)`);
    return [
      ...rows.map((row) => ({
        kind: "half" as const,
        words: `${row.mark} has version ${row.version} and title "${row.job_title}"; the journal ${row.created} creations, ${row.others} changes and title "${row.title}"`,
      })),
      ...strays.map((row) => ({
        kind: "half" as const,
        words: `${row.action} of ${row.subject_id}, who is not there`,
      })),
    ];
  },
};
