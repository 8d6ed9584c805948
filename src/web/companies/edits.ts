import type { CellValue, Edit } from "../grid/list.ts";
import type { ServerField } from "../grid/server-field.ts";
import { agents, companies, linkOf, optionOf } from "../contacts/fields/sources.tsx";
import type { Company, CompanyChange } from "./company.ts";
import { withFirst } from "./draft.ts";

type CompanyEdit = Edit<Company>;

/** How a company's field is edited in its cell. */
export function companyEditOf({ key, editable }: ServerField): CompanyEdit | undefined {
  return editable ? edits[key] : undefined;
}

/** What a cell's new value means for the company, as the API takes it. */
export function companyChangeOf(company: Company, key: string): CompanyChange {
  const { name, site, emails, phones, owner, parent, minutesPerMonth } = company;
  const changes: Record<string, CompanyChange> = {
    name: { name },
    site: { site },
    emails: { emails },
    phones: { phones },
    owner: { owner: owner?.id ?? null },
    parent: { parent: parent?.id ?? null },
    minutesPerMonth: { minutesPerMonth },
  };
  return changes[key] ?? {};
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
  minutesPerMonth: {
    kind: "line",
    read: ({ minutesPerMonth }) => minutesPerMonth?.toString() ?? "",
    write: (company, value) => ({
      ...company,
      minutesPerMonth: textIn(value).trim() === "" ? null : Number(textIn(value)),
    }),
  },
};

function textIn(value: CellValue): string {
  return typeof value === "string" ? value : "";
}

function linkIn(value: CellValue) {
  const [option] = typeof value === "string" ? [] : value;
  return option === undefined ? null : linkOf(option);
}
