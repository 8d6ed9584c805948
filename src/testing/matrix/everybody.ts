import { sql } from "kysely";
import { aUser } from "../builders.ts";
import { anAccessGroup } from "../groups.ts";
import type { World } from "../world.ts";

/** Everybody has the same last name, and each secret value somewhere, to be found in answers that must not hold it. */
export const lastName = "Everybody";
export const secrets = {
  jobTitle: "Zebrakeeper",
  emails: "zebramail.example",
  phones: "+4930555017",
  birthday: "1977-07-07",
  tags: "zebratag",
} as const;

export interface Everybody {
  /** An agent and a client, each alone in an access group, which is drawn anew again and again. */
  agent: { id: string; group: string };
  client: { id: string; group: string };
  contactGroup: string;
  department: string;
}

/** People, companies and departments in every relation to one agent and one client; some lie in the trash. */
export async function anEverybody({ db }: Pick<World, "db">): Promise<Everybody> {
  const me = async (firstName: string, type: "agent" | "client") => {
    const group = await anAccessGroup(db, `Group of ${firstName}`, { type });
    const { id } = await aUser(db, { firstName, lastName, group: type });
    await db.updateTable("contacts").set({ access_group_id: group }).where("id", "=", id).execute();
    return { id, group };
  };
  const agent = await me("Agnes", "agent");
  const client = await me("Cleo", "client");
  const [dora, viv, otto] = await Promise.all(
    ["Dora", "Viv", "Otto"].map(async (firstName) => (await aUser(db, { firstName, lastName })).id),
  );
  const owners = [agent.id, dora, viv, otto, null];
  const firms = await insertFirms({ db }, owners);
  await sql`insert into memberships (contact_id, company_id, is_manager)
    values (${client.id}, ${firms[3]}, false), (${client.id}, ${firms[4]}, true)`.execute(db);
  await insertPeople({ db }, owners, agent.id, firms);
  await sql`update contacts set owner_id = ${agent.id} where id = ${otto}`.execute(db);
  const department = await seat({ db }, [agent.id, dora ?? ""], viv ?? "");
  const contactGroup = await tellOfAll({ db });
  return { agent, client, contactGroup, department };
}

async function insertFirms(
  { db }: Pick<World, "db">,
  owners: readonly (string | null | undefined)[],
): Promise<string[]> {
  const firms: string[] = [];
  for (const [index, owner] of [...owners, owners[0], owners[3]].entries()) {
    const name = `${lastName} House ${index}`;
    const { rows } = await sql<{ id: string }>`
      insert into companies (name, search_name, owner_id, deleted_at)
      values (${name}, ${name.toLowerCase()}, ${owner ?? null}, ${index >= owners.length ? sql`now()` : null}) returning id`.execute(
      db,
    );
    firms.push(rows[0]?.id ?? "");
  }
  return firms;
}

/** Of each owner a client and an agent, live and in the trash; of the companies a client each; one that is assigned. */
async function insertPeople(
  { db }: Pick<World, "db">,
  owners: readonly (string | null | undefined)[],
  assignee: string,
  firms: readonly string[],
): Promise<void> {
  const rows = owners.flatMap((owner, index) =>
    ["client", "agent"].flatMap((kind) =>
      [false, true].map((gone) => ({
        kind,
        owner: owner ?? null,
        gone,
        firm: kind === "client" ? firms[index] : null,
      })),
    ),
  );
  const all = [...rows, { kind: "client", owner: null, gone: false, firm: null, assigned: assignee }];
  await sql`
    with given as (
      select *, row_number() over () as n, new_id() as id
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r (kind text, owner uuid, gone boolean, firm uuid, assigned uuid)),
    made as (
      insert into contacts (id, kind, access_group_id, first_name, last_name, owner_id, assigned_to_id, deleted_at)
      select r.id, r.kind, g.id, 'N' || n, ${lastName}, owner, assigned, case when gone then now() end
      from given r join access_groups g on g.standing = r.kind),
    texts as (
      insert into search_texts (contact_id, text, first_name, last_name)
      select id, lower('N' || n || ' ' || ${lastName}), lower('N' || n), lower(${lastName}) from given)
    insert into memberships (contact_id, company_id) select id, firm from given where firm is not null`.execute(db);
}

async function seat({ db }: Pick<World, "db">, inside: readonly string[], below: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into departments (name) values ('Top') returning id`.execute(db);
  const top = rows[0]?.id ?? "";
  await sql`
    with under as (insert into departments (name, parent_id) values ('Under', ${top}) returning id),
    seated as (insert into department_people (department_id, contact_id) select ${top}, unnest(${inside}::uuid[]))
    insert into department_people (department_id, contact_id) select id, ${below} from under`.execute(db);
  return top;
}

/** The secret values, the journal and one contact group, of all. */
async function tellOfAll({ db }: Pick<World, "db">): Promise<string> {
  const { jobTitle, emails, phones, birthday, tags } = secrets;
  const steps = [
    sql`update contacts set job_title = ${jobTitle}, birthday = ${birthday}`,
    sql`insert into identities (contact_id, kind, value, normalised, in_trash)
      select id, 'email', mail, mail, deleted_at is not null from contacts, lateral (select substr(md5(id::text), 1, 9) || '@' || ${emails} as mail) as m`,
    sql`insert into identities (contact_id, kind, value, normalised, in_trash)
      select id, 'phone', phone, phone, deleted_at is not null
      from (select id, deleted_at, ${phones} || (row_number() over (order by id) + 100) as phone from contacts) as numbered`,
    sql`with made as (insert into tags (name) values (${tags}) returning id)
      insert into contact_tags (contact_id, tag_id) select c.id, made.id from contacts c, made`,
    sql`update search_texts s set text = s.text || ' ' || (select string_agg(i.normalised, ' ') from identities i where i.contact_id = s.contact_id)`,
    sql`insert into audit (subject_kind, subject_id, action, change)
      select 'contact', id, 'updated', ${JSON.stringify({
        nickname: ["", "Nick"],
        jobTitle: ["", jobTitle],
        birthday: ["", birthday],
        tags: [[], [tags]],
        emails: [[], [{ value: `x@${emails}`, label: "" }]],
        phones: [[], [{ value: `${phones}1`, label: "" }]],
      })}::jsonb from contacts`,
  ];
  for (const step of steps) await step.execute(db);
  const { rows } = await sql<{
    id: string;
  }>`insert into contact_groups (name) values (${lastName}) returning id`.execute(db);
  const group = rows[0]?.id ?? "";
  await sql`insert into contact_group_members (group_id, contact_id) select ${group}, id from contacts`.execute(db);
  return group;
}
