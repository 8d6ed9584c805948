import type { TFunction } from "i18next";
import { PersonCell, TagsCell, WaysCell } from "../grid/cells.tsx";
import type { Column } from "../grid/list.ts";
import type { ServerField } from "../grid/server-field.ts";
import { TimeCell } from "../grid/time-cell.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import type { useFormat } from "../kit/format.tsx";
import { Name } from "../kit/person.tsx";
import { plainText } from "../contacts/fields/rich-text.tsx";
import { ownColumn } from "../contacts/list/own-column.tsx";
import type { Tags } from "../tags/use-tags.ts";
import type { Company } from "./company.ts";
import { companyEditOf } from "./edits.ts";

type CompanyColumn = Column<Company>;

export const shownAtFirst = ["people", "site", "emails", "phones", "owner", "updatedAt"];

interface Say {
  t: TFunction;
  format: ReturnType<typeof useFormat>;
  values: (key: string, value: unknown) => string[];
  tags: Tags;
}

/** One column for every field one may see. */
export function companyColumns(infos: readonly ServerField[], say: Say): CompanyColumn[] {
  return infos.filter(({ key }) => key !== "id" && key !== "version").map((info) => columnOf(info, say));
}

function columnOf(info: ServerField, { t, format, values, tags }: Say): CompanyColumn {
  const { key, kind } = info;
  const base = { key, title: titleOf(info, t), needs: [key], edit: companyEditOf(info, tags) };
  if (info.own) return { ...base, ...ownColumn<Company>(info, { format, values }) };
  if (key === "name")
    return {
      ...base,
      width: 256,
      share: 1.4,
      fixed: true,
      className: "name",
      phone: "name",
      cell: (company) => <NameCell company={company} />,
    };
  if (key === "people")
    return {
      ...base,
      width: 88,
      className: "num",
      cell: ({ people = 0 }) => <span className="v">{format.number(people)}</span>,
    };
  if (key === "site")
    return {
      ...base,
      width: 160,
      share: 0.8,
      phone: "second",
      cell: ({ site }) => site && <span className="v">{site.replace(/^https?:\/\//, "")}</span>,
    };
  if (key === "emails") return { ...base, width: 184, share: 0.8, cell: ({ emails }) => <WaysCell ways={emails} /> };
  if (key === "phones") return { ...base, width: 160, share: 0.5, cell: ({ phones }) => <WaysCell ways={phones} /> };
  if (key === "owner")
    return { ...base, width: 132, cell: ({ owner = null }) => <PersonCell person={owner} nobody={t("nobody")} /> };
  if (key === "parent")
    return { ...base, width: 160, share: 0.6, cell: ({ parent }) => <span className="v">{parent?.name}</span> };
  if (key === "path")
    return {
      ...base,
      width: 180,
      share: 0.6,
      cell: ({ path = [] }) => <span className="v">{path.map(({ name }) => name).join(" › ")}</span>,
    };
  if (key === "tags")
    return {
      ...base,
      width: 148,
      share: 0.6,
      className: "tags",
      cell: (company) => <TagsCell names={company.tags} colors={tags.colors} />,
    };
  if (key === "addresses")
    return {
      ...base,
      width: 200,
      share: 1,
      cell: ({ addresses }) => <span className="v">{values(key, addresses ?? []).join("; ")}</span>,
    };
  if (key === "industry" || key === "taxNumber")
    return { ...base, width: 144, share: 0.4, cell: (company) => <span className="v">{company[key]}</span> };
  if (key === "minutesPerMonth")
    return {
      ...base,
      width: 124,
      className: "num",
      cell: ({ minutesPerMonth }) => (
        <span className="v">{typeof minutesPerMonth === "number" && format.number(minutesPerMonth)}</span>
      ),
    };
  if (key === "domains")
    return {
      ...base,
      width: 184,
      share: 0.6,
      cell: ({ domains = [] }) => <span className="v">{domains.map(({ name }) => name).join(", ")}</span>,
    };
  if (key === "managers")
    return {
      ...base,
      width: 184,
      share: 0.6,
      cell: ({ managers = [] }) => <span className="v">{managers.map(({ contact }) => contact.name).join(", ")}</span>,
    };
  if (key === "defaultContact")
    return {
      ...base,
      width: 160,
      cell: ({ defaultContact = null }) => <PersonCell person={defaultContact} nobody={t("nobody")} />,
    };
  if (key === "description")
    return {
      ...base,
      width: 200,
      share: 1,
      cell: ({ description = "" }) => <span className="v">{plainText(description)}</span>,
    };
  const timed = key === "createdAt" || key === "updatedAt" ? key : undefined;
  if (timed)
    return {
      ...base,
      width: 124,
      className: "time",
      phone: timed === "updatedAt" ? "end" : undefined,
      cell: (company) => <TimeCell at={company[timed] ?? ""} format={format} />,
    };
  return { ...base, width: kind === "text" ? 160 : 124, cell: () => null };
}

export function titleOf({ key, own }: ServerField, t: TFunction): string {
  return own?.label ?? t(`fields:companies.${key}`);
}

function NameCell({ company: { id, name = "" } }: { company: Company }) {
  return (
    <>
      <CompanyMark name={name} />
      <span className="nmw">
        <a className="v" href={`/companies/${id}`} tabIndex={-1}>
          <Name>{name}</Name>
        </a>
      </span>
    </>
  );
}
