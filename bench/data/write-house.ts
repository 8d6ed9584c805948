import type pg from "pg";
import { hashPassword } from "../../src/access/password.ts";
import {
  accessGroups,
  clientsWhoSignIn,
  contactId,
  departmentOf,
  departmentParent,
  departmentsEach,
  divisions,
  password,
  type Base,
} from "../people/base.ts";
import { began, idOf } from "../people/ids.ts";
import { ownFields } from "../people/own.ts";
import { groupCount, tagCount } from "../people/person.ts";
import { fill } from "./copy.ts";
import { accessGroupId, batchOfBase, journal } from "./tables.ts";
import { companyMadeAt, writeCompanies } from "./write-companies.ts";
import { writeOpportunities } from "./write-opportunities.ts";

/** Everything that is not the people themselves: access groups, departments, own fields, companies, opportunities, tags, groups and how to sign in. */
export async function writeHouse(client: pg.Client, base: Base): Promise<void> {
  await writeAccessGroups(client);
  const count = 1 + divisions + divisions * departmentsEach;
  const department = (index: number) => idOf("department", index);
  await fill(client, "departments", ["id", "name", "parent_id"], count, (index) => {
    const parent = departmentParent(index);
    return [department(index), `Department ${index}`, parent === null ? null : department(parent)];
  });
  await fill(client, "department_people", ["department_id", "contact_id", "is_head"], base.agents, (index) => [
    department(index === 3 ? 1 : departmentOf(index)),
    contactId(base, index),
    index === 3,
  ]);
  await fill(client, "tags", ["id", "name"], tagCount, (index) => [idOf("tag", index), `Tag ${index}`]);
  await fill(client, "contact_groups", ["id", "name", "owner_id"], groupCount, (index) => [
    idOf("group", index),
    `Group ${index}`,
    contactId(base, index % base.agents),
  ]);
  await writeOwnFields(client);
  await writeCompanies(client, base);
  await writeJournal(client, base);
  await writeOpportunities(client, base);
  await fill(client, "batches", ["id", "actor_id", "subject_kind", "action"], 1, () => [
    batchOfBase,
    contactId(base, 0),
    "contact",
    "import",
  ]);
  const hash = await hashPassword(password);
  const signIns = Math.min(base.agents + clientsWhoSignIn, base.contacts);
  await fill(client, "credentials", ["contact_id", "password_hash"], signIns, (index) => [
    contactId(base, index),
    hash,
  ]);
  await client.query("update installation set set_up_at = $1, set_up_token_hash = null", [new Date(began)]);
}

/** The indexes of those that sort are made by the program, at its first start. */
async function writeOwnFields(client: pg.Client): Promise<void> {
  const columns = ["id", "on_kind", "key", "kind", "label", "options", "position", "is_sortable"];
  await fill(client, "own_fields", columns, ownFields.length, (index) => {
    const { key, kind, label, options = [], isSortable = false } = fieldAt(index);
    const choices = options.map((option) => ({ key: option, label: option, under: [] }));
    return [idOf("ownField", index), "contacts", key, kind, label, JSON.stringify(choices), index, isSortable];
  });
  await fill(client, "audit", journal, ownFields.length, (index) => [
    idOf("ownFieldEntry", index),
    new Date(began),
    null,
    "field",
    idOf("ownField", index),
    "created",
  ]);
}

function fieldAt(index: number) {
  const field = ownFields[index];
  if (!field) throw new RangeError(`no own field ${index}`);
  return field;
}

/** Companies and contact groups have the entry of their making, as people have (tables.ts). */
async function writeJournal(client: pg.Client, base: Base): Promise<void> {
  await fill(client, "audit", journal, base.companies.length, (index) => {
    const at = companyMadeAt(index);
    const owner = contactId(base, (base.companies[index]?.owner ?? 0) % base.agents);
    return [
      idOf("companyEntry", index, at.getTime()),
      at,
      owner,
      "company",
      base.companies[index]?.id ?? "",
      "created",
    ];
  });
  await fill(client, "audit", journal, groupCount, (index) => [
    idOf("groupEntry", index),
    new Date(began),
    contactId(base, index % base.agents),
    "contactGroup",
    idOf("group", index),
    "created",
  ]);
}

/** The three standing groups get ids that are the same everywhere; the others see as far as their names say. */
async function writeAccessGroups(client: pg.Client): Promise<void> {
  for (const group of accessGroups) {
    const id = accessGroupId(group);
    await client.query("update access_groups set id = $1, created_at = $2, updated_at = $2 where standing = $3", [
      id,
      new Date(began),
      group,
    ]);
    const like = group === "company" || group === "managed" ? "client" : "agent";
    if (accessGroups.indexOf(group) < 3) continue;
    await client.query(
      `insert into access_groups (id, name, kind, modules, rights, created_at, updated_at)
      select $1, 'Sees ' || $2::text, kind, modules,
        jsonb_set(jsonb_set(rights, '{contacts.clients,see}', to_jsonb($2::text)),
          '{contacts.agents,see}', to_jsonb(case when kind = 'agent' then $2::text else 'none' end))
          || jsonb_build_object('equipment', jsonb_build_object('see', $2::text)), $3, $3
      from access_groups where standing = $4`,
      [id, group, new Date(began), like],
    );
  }
}
