import { searchText } from "../../src/contacts/search-text.ts";
import { fold } from "../../src/values/text.ts";
import { accessGroups, contactId, type AccessGroupName, type Base } from "../people/base.ts";
import { idOf } from "../people/ids.ts";
import type { Person } from "../people/person.ts";
import type { Cell } from "./copy.ts";

/** The batch that the base came in by. */
export const batchOfBase = idOf("batch", 0);

/** Columns of an entry of the journal. */
export const journal = ["id", "at", "actor_id", "subject_kind", "subject_id", "action"] as const;

export type Rows = (person: Person, base: Base) => readonly (readonly Cell[])[];

interface Table {
  name: string;
  columns: string;
  rows: Rows;
}

/** What a person is, table by table; every cell in the form in which the product stores it. */
export const tablesOfPeople: readonly Table[] = [
  {
    name: "contacts",
    columns: `id, kind, access_group_id, first_name, middle_name, last_name, nickname, gender, birthday, job_title, description,
      owner_id, assigned_to_id, reports_to_id, status, notified, language, time_zone, source, external_id, sign_in_email,
      custom, deleted_at, made_by_id, created_at, updated_at`,
    rows: contactRows,
  },
  {
    name: "identities",
    columns: "id, contact_id, kind, value, normalised, position, valid_from, in_trash",
    rows: identityRows,
  },
  {
    name: "addresses",
    columns: "id, contact_id, types, is_primary, street, city, region, postal_code, country",
    rows: addressRows,
  },
  {
    name: "memberships",
    columns: "contact_id, company_id, position, title, is_primary, is_manager",
    rows: membershipRows,
  },
  { name: "contact_tags", columns: "contact_id, tag_id, position", rows: tagRows },
  { name: "contact_group_members", columns: "group_id, contact_id", rows: groupRows },
  { name: "search_texts", columns: "contact_id, text, first_name, last_name", rows: searchRows },
  {
    name: "audit",
    columns: "id, at, actor_id, subject_kind, subject_id, action, batch_id",
    rows: auditRows,
  },
];

function contactRows(person: Person, base: Base): Cell[][] {
  const of = (index: number | null) => (index === null ? null : contactId(base, index));
  return [
    [
      person.id,
      person.kind,
      accessGroupId(person.group),
      person.firstName,
      person.middleName,
      person.lastName,
      person.nickname,
      person.gender,
      person.birthday,
      person.jobTitle,
      person.description,
      of(person.owner),
      of(person.assignedTo),
      of(person.reportsTo),
      person.status,
      person.notified,
      person.language.code,
      person.language.country.timeZone,
      person.source,
      person.externalId,
      person.signIn,
      person.own,
      dateOrNull(person.deletedAt),
      contactId(base, 0),
      new Date(person.enteredAt),
      new Date(person.deletedAt ?? person.changedAt),
    ],
  ];
}

function identityRows({ id, index, emails, phones, telegram, enteredAt, deletedAt }: Person): Cell[][] {
  const all = [
    ...emails.map((value, position) => ["email", value, value.toLowerCase(), position] as const),
    // Written with its country, a phone is compared by its digits.
    ...phones.map((value, position) => ["phone", value, `+${value.replace(/\D/g, "")}`, position] as const),
    ...(telegram ? [["telegram", telegram, telegram, 0] as const] : []),
  ];
  const since = new Date(enteredAt);
  return all.map(([kind, value, normalised, position], at) => [
    idOf("identity", index * 8 + at, enteredAt),
    id,
    kind,
    value,
    normalised,
    position,
    since,
    deletedAt !== null,
  ]);
}

function addressRows({ id, index, address, enteredAt }: Person): Cell[][] {
  if (!address) return [];
  const { street, city, region, postalCode, country } = address;
  return [[idOf("address", index, enteredAt), id, ["billing"], true, street, city, region, postalCode, country]];
}

function membershipRows({ id, companies, jobTitle, manages }: Person, base: Base): Cell[][] {
  return companies.map((company, position) => [
    id,
    base.companies[company]?.id ?? "",
    position,
    position === 0 ? jobTitle : "",
    position === 0,
    manages,
  ]);
}

function tagRows({ id, tags }: Person): Cell[][] {
  return tags.map((tag, position) => [id, idOf("tag", tag), position]);
}

function groupRows({ id, groups }: Person): Cell[][] {
  return groups.map((group) => [idOf("group", group), id]);
}

function searchRows({ id, firstName, middleName, lastName, nickname, emails, phones, telegram }: Person): Cell[][] {
  const labelled = (value: string) => ({ value, label: "" });
  const text = searchText({
    names: [firstName, middleName, lastName, nickname],
    emails: emails.map(labelled),
    phones: phones.map(labelled),
    identities: telegram ? [{ kind: "telegram", externalId: telegram, name: "" }] : [],
  });
  return [[id, text, fold(firstName), fold(lastName)]];
}

/** Who came by import has one entry: that he was made. */
function auditRows({ id, index, enteredAt }: Person, base: Base): Cell[][] {
  const at = new Date(enteredAt);
  return [[idOf("audit", index, enteredAt), at, contactId(base, 0), "contact", id, "created", batchOfBase]];
}

export function accessGroupId(group: AccessGroupName): string {
  return idOf("accessGroup", accessGroups.indexOf(group));
}

function dateOrNull(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}
