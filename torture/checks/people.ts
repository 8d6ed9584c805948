import { isDeepStrictEqual } from "node:util";
import type { Person } from "../book.ts";
import type { Check, Finding } from "../checks.ts";
import type { Query } from "../query.ts";

/** What people hold is what was acknowledged; a call without an answer is whole or absent, for all it touches. */
export const people: Check = {
  name: "people",
  async find({ book, query }) {
    const stored = await storedPeople(query);
    const findings: Finding[] = [];
    const expected = new Map(book.people);
    for (const call of book.open.values()) {
      const marks = call.after.map(({ mark }) => mark);
      const before = marks.flatMap((mark) => book.people.get(mark) ?? []);
      if (!areThere(stored, marks, before) && areThere(stored, marks, call.after))
        for (const person of call.after) expected.set(person.mark, person);
      else if (!areThere(stored, marks, before) && marks.length > 1)
        findings.push({
          kind: "half",
          words: `${call.key}: ${call.work} of ${marks.length} is neither done nor undone`,
        });
    }
    for (const [mark, person] of expected) findings.push(...compare(person, stored.get(mark) ?? []));
    for (const mark of stored.keys())
      if (!expected.has(mark)) findings.push({ kind: "wrong", words: `${mark} is there, and nobody asked for it` });
    return findings;
  },
};

interface Stored extends Person {
  id: string;
  /** Live ways to reach somebody that say the wrong thing about the trash. */
  strays: number;
}

type All = Map<string, Stored[]>;

function areThere(stored: All, marks: readonly string[], wanted: readonly Person[]): boolean {
  const byMark = new Map(wanted.map((person) => [person.mark, person]));
  return marks.every((mark) => {
    const person = byMark.get(mark);
    const found = stored.get(mark) ?? [];
    return person ? compare(person, found).length === 0 : found.length === 0;
  });
}

function compare(person: Person, found: readonly Stored[]): Finding[] {
  const { mark } = person;
  const [one] = found;
  if (!one) return [{ kind: "lost", words: `${mark} is not there` }];
  if (found.length > 1) return [{ kind: "twice", words: `${mark} is there ${found.length} times` }];
  if (one.version < person.version)
    return [{ kind: "lost", words: `${mark} has version ${one.version}, not ${person.version}` }];
  if (one.version > person.version)
    return [{ kind: "twice", words: `${mark} has version ${one.version}, not ${person.version}` }];
  if (one.strays > 0) return [{ kind: "half", words: `${mark}: ${one.strays} identities are not where it is` }];
  const { deleted, fields } = one;
  if (deleted === person.deleted && isDeepStrictEqual(fields, person.fields)) return [];
  const words = `${mark} is ${JSON.stringify({ deleted, fields })}, not ${JSON.stringify({ ...person, mark: undefined })}`;
  return [{ kind: "half", words }];
}

async function storedPeople(query: Query): Promise<All> {
  const rows = await query(`
    select c.nickname as mark, c.id, c.version, c.deleted_at is not null as deleted,
      json_build_object(
        'firstName', c.first_name, 'lastName', c.last_name, 'jobTitle', c.job_title,
        'emails', coalesce(i.emails, '[]'), 'phones', coalesce(i.phones, '[]'),
        'tags', (select coalesce(json_agg(t.name order by ct.position), '[]') from contact_tags ct join tags t on t.id = ct.tag_id where ct.contact_id = c.id),
        'groups', (select coalesce(json_agg(m.group_id order by m.group_id), '[]') from contact_group_members m where m.contact_id = c.id),
        'companies', (select coalesce(json_agg(y.name order by m.position), '[]') from memberships m join companies y on y.id = m.company_id where m.contact_id = c.id)
      ) as fields, coalesce(i.strays, 0)::int as strays
    from contacts c
    left join lateral (
      select json_agg(value order by position) filter (where kind = 'email') as emails,
        json_agg(value order by position) filter (where kind = 'phone') as phones,
        count(*) filter (where in_trash <> (c.deleted_at is not null)) as strays
      from identities where contact_id = c.id and valid_to is null) i on true
    where c.nickname like 'p-%'`);
  const all: All = new Map();
  for (const row of rows) all.set(row.mark, [...(all.get(row.mark) ?? []), row]);
  return all;
}
