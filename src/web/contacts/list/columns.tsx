import type { TFunction } from "i18next";
import { PersonCell, TagsCell, WaysCell } from "../../grid/cells.tsx";
import type { Field } from "../../grid/field.ts";
import type { Column } from "../../grid/list.ts";
import { TimeCell } from "../../grid/time-cell.tsx";
import type { useFormat } from "../../kit/format.tsx";
import type { Tags } from "../../tags/use-tags.ts";
import { linkAt, textAt, valueAt, type Contact, type FieldInfo } from "../fields/contact.ts";
import { CompaniesCell, NameCell, StatusCell, type CellWords } from "./cells.tsx";
import { editOf, type AskStatus } from "./edits.ts";
import { ownColumn } from "./own-column.tsx";

type ContactColumn = Column<Contact>;

/** How values are said in the person's language. */
export interface Say {
  t: TFunction;
  format: ReturnType<typeof useFormat>;
  values: (key: string, value: unknown) => string[];
  tags: Tags;
}

/** Columns shown until a person chooses others. */
export const shownAtFirst = ["status", "companies", "emails", "tags", "owner", "updatedAt"];

/** One column for every field one may see; the name and the status are drawn of several. */
export function contactColumns(
  infos: readonly FieldInfo[],
  fields: readonly Field[],
  say: Say,
  askStatus: AskStatus,
): ContactColumn[] {
  const words = wordsOf(say.t);
  const seen = (key: string) => infos.some((info) => info.key === key);
  const name: ContactColumn = {
    key: "name",
    title: say.t("name"),
    width: 236,
    share: 1.25,
    fixed: true,
    needs: ["firstName", "lastName", "picture", "emails", "phones"].filter(seen),
    sortBy: "lastName",
    className: "name",
    phone: "name",
    cell: (contact) => <NameCell contact={contact} words={words} />,
  };
  const others = infos.filter(({ key }) => !hidden.has(key));
  return [
    name,
    ...others.map((info) =>
      columnOf(
        info,
        fields.find(({ key }) => key === info.key),
        say,
        words,
        seen,
        askStatus,
      ),
    ),
  ];
}

const hidden = new Set(["id", "version", "picture", "can"]);

function columnOf(
  info: FieldInfo,
  field: Field | undefined,
  { format, values, tags }: Say,
  words: CellWords,
  seen: (key: string) => boolean,
  askStatus: AskStatus,
): ContactColumn {
  const { key, kind } = info;
  const base = { key, title: field?.label ?? key, needs: [key], edit: editOf(info, field?.choices, askStatus, tags) };
  const said = (contact: Contact) => values(key, valueAt(contact, key));
  if (info.own) return { ...base, ...ownColumn<Contact>(info, { format, values }) };
  if (key === "status") {
    return {
      ...base,
      needs: ["status", "notified"].filter(seen),
      width: statusWidth(words),
      className: "stat",
      phone: "mark",
      cell: (contact) => <StatusCell contact={contact} words={words} />,
    };
  }
  if (kind === "companies")
    return {
      ...base,
      width: 172,
      share: 1.05,
      phone: "second",
      cell: ({ companies }) => <CompaniesCell companies={companies} />,
    };
  if (key === "emails") return { ...base, width: 200, share: 1.2, cell: ({ emails }) => <WaysCell ways={emails} /> };
  if (key === "phones") return { ...base, width: 160, share: 0.6, cell: ({ phones }) => <WaysCell ways={phones} /> };
  if (kind === "tags")
    return {
      ...base,
      width: 148,
      share: 0.7,
      className: "tags",
      cell: (contact) => <TagsCell names={contact.tags} colors={tags.colors} />,
    };
  if (kind === "groups" || kind === "departments")
    return {
      ...base,
      width: 152,
      share: 0.4,
      className: "tags",
      cell: (contact) => <TagsCell names={said(contact)} />,
    };
  if (kind === "person")
    return {
      ...base,
      width: 132,
      cell: (contact) => <PersonCell person={linkAt(contact, key)} nobody={words.nobody} />,
    };
  if (kind === "time") {
    const phone = key === "updatedAt" ? "end" : undefined;
    return {
      ...base,
      width: 124,
      className: "time",
      phone,
      cell: (contact) => <TimeCell at={textAt(contact, key)} format={format} />,
    };
  }
  const roomy = kind === "addresses" || kind === "html" || kind === "websites" || kind === "identities";
  return {
    ...base,
    width: roomy ? 200 : 132,
    share: roomy ? 1 : 0.5,
    phone: key === "jobTitle" ? "second" : undefined,
    cell: (contact) => {
      const text = said(contact).join(", ");
      return text && <span className="v">{text}</span>;
    },
  };
}

// Dot and bell, and the longest word: seven letters in English, twelve in Russian.
function statusWidth({ status }: CellWords): number {
  const longest = Math.max(...Object.values(status).map((word) => word.length));
  return 112 + Math.max(0, longest - 7) * 8;
}

function wordsOf(t: TFunction): CellWords {
  const status = { active: t("kit:status.active"), blocked: t("kit:status.blocked"), fired: t("kit:status.fired") };
  return {
    noName: t("noName"),
    nobody: t("nobody"),
    similar: t("kit:similar.possible"),
    notified: t("notified"),
    notNotified: t("notNotified"),
    status,
  };
}
