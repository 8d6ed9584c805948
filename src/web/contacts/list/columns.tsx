import type { TFunction } from "i18next";
import type { Field } from "../../grid/field.ts";
import type { Column } from "../../grid/list.ts";
import { Time } from "../../kit/time.tsx";
import { linkAt, textAt, valueAt, type Contact, type FieldInfo } from "../fields/contact.ts";
import { CompaniesCell, NameCell, PersonCell, StatusCell, TagsCell, WaysCell } from "./cells.tsx";
import { editOf } from "./edits.ts";

type ContactColumn = Column<Contact>;
type ValueWords = (key: string, value: unknown) => string[];

/** Columns shown until a person chooses others. */
export const shownAtFirst = ["status", "companies", "emails", "tags", "owner", "updatedAt"];

/** One column for every field one may see; the name and the status are drawn of several. */
export function contactColumns(infos: readonly FieldInfo[], fields: readonly Field[], words: ValueWords, t: TFunction): ContactColumn[] {
  const name: ContactColumn = {
    key: "name",
    title: t("name"),
    width: 236,
    share: 1.25,
    fixed: true,
    needs: ["firstName", "lastName", "picture", "emails", "phones"].filter((key) => infos.some((info) => info.key === key)),
    sortBy: "lastName",
    className: "name",
    phone: "name",
    cell: (contact) => <NameCell contact={contact} />,
  };
  return [name, ...infos.filter(({ key }) => !hidden.has(key)).map((info) => columnOf(info, fields.find(({ key }) => key === info.key), words))];
}

const hidden = new Set(["id", "version", "picture", "custom", "can"]);

function columnOf(info: FieldInfo, field: Field | undefined, words: ValueWords): ContactColumn {
  const { key, kind } = info;
  const base = { key, title: field?.label ?? key, needs: [key], edit: editOf(info, field?.choices) };
  if (key === "status") return { ...base, needs: ["status", "notified"], width: 112, className: "stat", phone: "mark", cell: (contact) => <StatusCell contact={contact} /> };
  if (kind === "companies") return { ...base, width: 172, share: 1.05, phone: "second", cell: ({ companies }) => <CompaniesCell companies={companies} /> };
  if (key === "emails") return { ...base, width: 200, share: 1.2, cell: ({ emails }) => <WaysCell ways={emails} /> };
  if (key === "phones") return { ...base, width: 160, share: 0.6, cell: ({ phones }) => <WaysCell ways={phones} /> };
  if (kind === "tags") return { ...base, width: 148, share: 0.7, className: "tags", cell: ({ tags }) => <TagsCell names={tags} /> };
  if (kind === "groups" || kind === "departments") return { ...base, width: 152, share: 0.4, className: "tags", cell: (contact) => <TagsCell names={words(key, valueAt(contact, key))} /> };
  if (kind === "person") return { ...base, width: 132, cell: (contact) => <PersonCell person={linkAt(contact, key)} /> };
  if (kind === "time") {
    return { ...base, width: 124, className: "time", ...(key === "updatedAt" ? { phone: "end" } : {}), cell: (contact) => <TimeCell at={textAt(contact, key)} /> };
  }
  const wide = kind === "addresses" || kind === "html" || kind === "longText" || kind === "websites" || kind === "identities";
  return { ...base, width: wide ? 200 : 132, share: wide ? 1 : 0.5, cell: (contact) => <span className="v">{words(key, valueAt(contact, key)).join(", ")}</span> };
}

function TimeCell({ at }: { at: string }) {
  return at === "" ? null : <Time at={at} />;
}
