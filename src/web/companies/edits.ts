import type { CellValue, Edit } from "../grid/list.ts";
import type { ServerField } from "../grid/server-field.ts";
import { agents, companies, industries, linkOf, optionOf, tags } from "../contacts/fields/sources.tsx";
import { changeOf } from "../contacts/fields/change-of.ts";
import { draftOf, ownKeyOf, valueAt } from "../contacts/fields/contact.ts";
import { optionsIn, ownChoices, ownEdit, textIn } from "../contacts/list/value-edits.ts";
import type { Tags } from "../tags/use-tags.ts";
import type { Company, CompanyChange } from "./company.ts";
import { withFirst } from "./draft.ts";

type CompanyEdit = Edit<Company>;

/** How a company's field is edited in its cell. */
export function companyEditOf(field: ServerField, tagged: Tags): CompanyEdit | undefined {
  if (!field.editable) return undefined;
  if (field.key === "tags") return tagsEdit(tagged);
  return field.own ? ownEdit(field, ownChoices(field)) : edits[field.key];
}

/** What a cell's new value means for the company, as the API takes it. */
export function companyChangeOf(company: Company, key: string): CompanyChange {
  const { name, site, emails, phones, owner, parent, minutesPerMonth, industry, taxNumber } = company;
  const changes: Record<string, CompanyChange> = {
    name: { name },
    site: { site },
    emails: { emails },
    phones: { phones },
    owner: { owner: owner?.id ?? null },
    parent: { parent: parent?.id ?? null },
    minutesPerMonth: { minutesPerMonth },
    industry: { industry },
    taxNumber: { taxNumber },
    tags: { tags: company.tags },
    addresses: { addresses: company.addresses },
    description: { description: company.description },
  };
  if (ownKeyOf(key) === undefined) return changes[key] ?? {};
  return { custom: changeOf(draftOf(key, valueAt(company, key))).custom };
}

const edits: Record<string, CompanyEdit> = {
  name: {
    kind: "line",
    read: ({ name = "" }) => name,
    write: (company, value) => ({ ...company, name: textIn(value) }),
  },
  site: {
    kind: "line",
    read: ({ site = "" }) => site,
    write: (company, value) => ({ ...company, site: textIn(value) }),
  },
  emails: {
    kind: "email",
    read: ({ emails = [] }) => emails[0]?.value ?? "",
    write: (company, value) => ({ ...company, emails: withFirst(company.emails ?? [], textIn(value)) }),
  },
  phones: {
    kind: "phone",
    read: ({ phones = [] }) => phones[0]?.value ?? "",
    write: (company, value) => ({ ...company, phones: withFirst(company.phones ?? [], textIn(value)) }),
  },
  owner: {
    kind: "choice",
    choices: agents,
    clearable: true,
    read: ({ owner }) => (owner ? [optionOf(owner)] : []),
    write: (company, value) => ({ ...company, owner: linkIn(value) }),
  },
  parent: {
    kind: "choice",
    choices: companies,
    clearable: true,
    read: ({ parent }) => (parent ? [optionOf(parent)] : []),
    write: (company, value) => ({ ...company, parent: linkIn(value) }),
  },
  industry: {
    kind: "choice",
    choices: industries,
    clearable: true,
    add: (typed) => ({ value: typed, label: typed }),
    read: ({ industry = "" }) => (industry === "" ? [] : [{ value: industry, label: industry }]),
    write: (company, value) => ({ ...company, industry: optionsIn(value)[0]?.value ?? "" }),
  },
  taxNumber: {
    kind: "line",
    read: ({ taxNumber = "" }) => taxNumber,
    write: (company, value) => ({ ...company, taxNumber: textIn(value) }),
  },
  minutesPerMonth: {
    kind: "line",
    read: ({ minutesPerMonth }) => minutesPerMonth?.toString() ?? "",
    write: (company, value) => ({
      ...company,
      minutesPerMonth: textIn(value).trim() === "" ? null : Number(textIn(value)),
    }),
  },
};

function tagsEdit({ optionOf: tagOf, add }: Tags): CompanyEdit {
  return {
    kind: "choices",
    choices: tags,
    ...(add && { add }),
    read: (company) => (company.tags ?? []).map(tagOf),
    write: (company, value) => ({ ...company, tags: optionsIn(value).map((option) => option.value) }),
  };
}

function linkIn(value: CellValue) {
  const [option] = typeof value === "string" ? [] : value;
  return option === undefined ? null : linkOf(option);
}
