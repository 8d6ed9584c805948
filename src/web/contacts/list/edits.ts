import type { Option, OptionSource } from "../../kit/choice-options.ts";
import type { CellValue, Edit } from "../../grid/list.ts";
import type { Status } from "../../kit/status-word.tsx";
import { statusesOpenTo } from "../status/statuses.ts";
import { draftOf, linkAt, textAt, valueAt, type Contact, type FieldInfo } from "../fields/contact.ts";
import { agents, companies, contactGroups, linkOf, optionOf, peopleBut, tags } from "../fields/sources.tsx";

type ContactEdit = Edit<Contact>;

/** How a field is edited in its cell; undefined for those that need more room than a cell has. A status is asked about further. */
export function editOf(
  field: FieldInfo,
  choices: OptionSource | undefined,
  askStatus: AskStatus,
): ContactEdit | undefined {
  const { key, kind, required } = field;
  if (key === "status") return statusEdit(choices?.options ?? [], askStatus);
  if (!field.editable) return undefined;
  if (kind === "text") return text(key, "line");
  if (kind === "birthday") return { ...text(key, "day"), partial: true };
  if (kind === "emails") return emailsEdit;
  if (kind === "phones") return phonesEdit;
  if (kind === "companies") return companiesEdit;
  if (kind === "groups") return groupsEdit;
  if (kind === "tags") return tagsEdit;
  if (kind === "person") return person(key, !required);
  if (kind === "contact") return link(key, peopleBut(undefined), !required);
  if (kind === "company") return link(key, companies, !required);
  if (kind === "number") return number(key);
  if (kind === "date") return text(key, "day");
  if (kind === "choices" && choices?.options) return codes(key, choices.options);
  // Which choices there are follows from another field of the same person.
  if (field.own?.dependsOn) return undefined;
  if (choices?.options !== undefined) return code(key, choices.options, !required);
  return undefined;
}

function text(key: string, kind: "line" | "day"): ContactEdit {
  return { kind, read: (contact) => textAt(contact, key), write: (contact, value) => put(contact, key, textIn(value)) };
}

function code(key: string, options: readonly Option[], clearable: boolean): ContactEdit {
  return {
    kind: "choice",
    choices: { options },
    clearable,
    read: (contact) => {
      const value = textAt(contact, key);
      return value === "" ? [] : [options.find((option) => option.value === value) ?? { value, label: value }];
    },
    write: (contact, value) => put(contact, key, optionsIn(value)[0]?.value ?? ""),
  };
}

function codes(key: string, options: readonly Option[]): ContactEdit {
  return {
    kind: "choices",
    choices: { options },
    read: (contact) => {
      const chosen = valueAt(contact, key);
      return Array.isArray(chosen) ? options.filter(({ value }) => chosen.includes(value)) : [];
    },
    write: (contact, value) =>
      put(
        contact,
        key,
        optionsIn(value).map((option) => option.value),
      ),
  };
}

/** Typed as people write numbers; what is none is refused by the server, which says so. */
function number(key: string): ContactEdit {
  return {
    kind: "line",
    read: (contact) => {
      const value = valueAt(contact, key);
      return typeof value === "number" ? String(value) : "";
    },
    write: (contact, value) => {
      const typed = textIn(value).replace(/\s/g, "").replace(",", ".");
      return put(contact, key, typed === "" ? null : Number(typed));
    },
  };
}

function person(key: string, clearable: boolean): ContactEdit {
  return link(key, key === "reportsTo" ? peopleBut(undefined) : agents, clearable);
}

function link(key: string, choices: OptionSource, clearable: boolean): ContactEdit {
  return {
    kind: "choice",
    choices,
    clearable,
    read: (contact) => {
      const link = linkAt(contact, key);
      return link === null ? [] : [optionOf(link)];
    },
    write: (contact, value) => {
      const [option] = optionsIn(value);
      return put(contact, key, option === undefined ? null : linkOf(option));
    },
  };
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

const tagsEdit: ContactEdit = {
  kind: "choices",
  choices: tags,
  add: (name) => ({ value: name, label: name }),
  read: (contact) => (contact.tags ?? []).map((name) => ({ value: name, label: name })),
  write: (contact, value) => ({ ...contact, tags: optionsIn(value).map((option) => option.value) }),
};

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

function textIn(value: CellValue): string {
  return typeof value === "string" ? value : "";
}

function optionsIn(value: CellValue): readonly Option[] {
  return typeof value === "string" ? [] : value;
}

function put(contact: Contact, key: string, value: unknown): Contact {
  return { ...contact, ...draftOf(key, value) };
}
