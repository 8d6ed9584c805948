import type { Option, OptionSource } from "../../kit/choice-options.ts";
import type { Edit } from "../../grid/list.ts";
import type { Status } from "../../kit/status-word.tsx";
import type { Tags } from "../../tags/use-tags.ts";
import { statusesOpenTo } from "../status/statuses.ts";
import type { Contact, FieldInfo } from "../fields/contact.ts";
import { agents, companies, contactGroups, linkOf, optionOf, peopleBut, tags } from "../fields/sources.tsx";
import { code, link, optionsIn, ownEdit, text, textIn } from "./value-edits.ts";

type ContactEdit = Edit<Contact>;

/** How a field is edited in its cell; undefined for those that need more room than a cell has. A status is asked about further. */
export function editOf(
  field: FieldInfo,
  choices: OptionSource | undefined,
  askStatus: AskStatus,
  tagged: Tags,
): ContactEdit | undefined {
  const { key, kind, required } = field;
  if (key === "status") return statusEdit(choices?.options ?? [], askStatus);
  if (!field.editable) return undefined;
  if (field.own) return ownEdit(field, choices);
  if (kind === "text") return text(key, "line");
  if (kind === "birthday") return { ...text(key, "day"), partial: true };
  if (kind === "emails") return emailsEdit;
  if (kind === "phones") return phonesEdit;
  if (kind === "companies") return companiesEdit;
  if (kind === "groups") return groupsEdit;
  if (kind === "tags") return tagsEdit(tagged);
  if (kind === "person") return person(key, !required);
  if (choices?.options !== undefined) return code(key, choices.options, !required);
  return undefined;
}

function person(key: string, clearable: boolean): ContactEdit {
  return link(key, key === "reportsTo" ? peopleBut(undefined) : agents, clearable);
}

export type AskStatus = (contact: Contact, to: Status) => void;

function statusEdit(options: readonly Option[], ask: AskStatus): ContactEdit {
  return {
    kind: "choice",
    choicesOf: ({ can }) => {
      const open = statusesOpenTo(can);
      return options.filter(({ value }) => open.some((status) => status === value));
    },
    read: ({ status = "" }) => options.filter(({ value }) => value === status),
    write: (contact) => contact,
    ask: (contact, value) => {
      const to = statusesOpenTo(contact.can).find((status) => status === optionsIn(value)[0]?.value);
      if (to) ask(contact, to);
    },
  };
}

const emailsEdit: ContactEdit = {
  kind: "email",
  read: ({ emails = [] }) => emails[0]?.value ?? "",
  write: (contact, value) => ({
    ...contact,
    emails: withFirst(contact.emails ?? [], textIn(value), { value: "", label: "", verified: false, bounced: false }),
  }),
};

const phonesEdit: ContactEdit = {
  kind: "phone",
  read: ({ phones = [] }) => phones[0]?.value ?? "",
  write: (contact, value) => ({
    ...contact,
    phones: withFirst(contact.phones ?? [], textIn(value), {
      value: "",
      e164: "",
      extension: "",
      label: "",
      verified: false,
    }),
  }),
};

const companiesEdit: ContactEdit = {
  kind: "choices",
  choices: companies,
  add: (name) => ({ value: `${newCompany}${name}`, label: name }),
  read: (contact) => (contact.companies ?? []).map(optionOf),
  write: (contact, value) => ({
    ...contact,
    companies: optionsIn(value).map((option) => membershipOf(contact, option)),
  }),
};

const groupsEdit: ContactEdit = {
  kind: "choices",
  choices: contactGroups,
  read: (contact) => (contact.groups ?? []).map(optionOf),
  write: (contact, value) => ({ ...contact, groups: optionsIn(value).map(linkOf) }),
};

function tagsEdit({ optionOf: tagOf, add }: Tags): ContactEdit {
  return {
    kind: "choices",
    choices: tags,
    ...(add && { add }),
    read: (contact) => (contact.tags ?? []).map(tagOf),
    write: (contact, value) => ({ ...contact, tags: optionsIn(value).map((option) => option.value) }),
  };
}

// A company that is made by using its name has no id yet.
const newCompany = "new:";

function membershipOf(contact: Contact, { value, label }: Option) {
  const known = contact.companies?.find((company) => company.id === value);
  const id = value.startsWith(newCompany) ? "" : value;
  return known ?? { id, name: label, title: "", department: "", manager: false, primary: false, from: null, to: null };
}

/** The list with another first value; an empty one takes the first away. */
function withFirst<Way extends { value: string }>(ways: readonly Way[], value: string, fresh: Way): Way[] {
  const [first = fresh, ...others] = ways;
  return value.trim() === "" ? others : [{ ...first, value: value.trim() }, ...others];
}
