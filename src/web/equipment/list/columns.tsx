import type { TFunction } from "i18next";
import { plainText } from "../../contacts/fields/rich-text.tsx";
import { ownColumn } from "../../contacts/list/own-column.tsx";
import { PersonCell } from "../../grid/cells.tsx";
import type { Column } from "../../grid/list.ts";
import type { ServerField } from "../../grid/server-field.ts";
import { TimeCell } from "../../grid/time-cell.tsx";
import { CompanyMark } from "../../kit/company-mark.tsx";
import type { useFormat } from "../../kit/format.tsx";
import { Name } from "../../kit/person.tsx";
import { Pill } from "../../kit/tag.tsx";
import type { EquipmentRow } from "../equipment.ts";
import { equipmentEditOf } from "./edits.ts";

type EquipmentColumn = Column<EquipmentRow>;

export const shownAtFirst = ["article", "serial", "company", "usedBy", "parent", "updatedAt"];

interface Say {
  t: TFunction;
  format: ReturnType<typeof useFormat>;
  values: (key: string, value: unknown) => string[];
}

/** One column for every field one may see; what only a filter knows has none. */
export function equipmentColumns(infos: readonly ServerField[], say: Say): EquipmentColumn[] {
  return infos.filter(({ key }) => !["id", "version", "below"].includes(key)).map((info) => columnOf(info, say));
}

function columnOf(info: ServerField, { t, format, values }: Say): EquipmentColumn {
  const { key } = info;
  const base = { key, title: titleOf(info, t), needs: [key], edit: equipmentEditOf(info) };
  if (info.own) return { ...base, ...ownColumn<EquipmentRow>(info, { format, values }) };
  const drawn: Record<string, Omit<EquipmentColumn, keyof typeof base> & { needs?: readonly string[] }> = {
    name: {
      width: 256,
      share: 1.4,
      fixed: true,
      className: "name",
      phone: "name",
      needs: ["name", "retiredAt"],
      cell: (row) => <NameCell row={row} retired={t("isRetired")} />,
    },
    article: { width: 128, share: 0.4, cell: ({ article }) => <span className="v">{article}</span> },
    serial: {
      width: 144,
      share: 0.4,
      phone: "end",
      className: "piece-serial",
      cell: ({ serial }) => <span className="v">{serial}</span>,
    },
    company: {
      width: 176,
      share: 0.8,
      phone: "second",
      cell: ({ company }) => company && <CompanyCell name={company.name} />,
    },
    contact: { width: 152, share: 0.4, cell: ({ contact = null }) => <PersonCell person={contact} nobody="" /> },
    usedBy: { width: 152, share: 0.4, cell: ({ usedBy = null }) => <PersonCell person={usedBy} nobody="" /> },
    parent: {
      width: 168,
      share: 0.6,
      cell: ({ parent }) => <span className="v">{parent && <Name>{parent.name}</Name>}</span>,
    },
    parts: {
      width: 80,
      className: "num",
      cell: ({ parts = 0 }) => <span className="v">{parts > 0 && format.number(parts)}</span>,
    },
    description: {
      width: 200,
      share: 1,
      cell: ({ description = "" }) => <span className="v">{plainText(description)}</span>,
    },
    retiredAt: {
      width: 124,
      className: "time",
      cell: ({ retiredAt }) => retiredAt && <TimeCell at={retiredAt} format={format} />,
    },
    createdAt: {
      width: 124,
      className: "time",
      cell: ({ createdAt = "" }) => <TimeCell at={createdAt} format={format} />,
    },
    updatedAt: {
      width: 124,
      className: "time",
      cell: ({ updatedAt = "" }) => <TimeCell at={updatedAt} format={format} />,
    },
  };
  return { ...base, width: 124, cell: () => null, ...drawn[key] };
}

export function titleOf({ key, own }: ServerField, t: TFunction): string {
  return own?.label ?? t(`fields:equipment.${key}`);
}

function NameCell({ row: { id, name = "", retiredAt }, retired }: { row: EquipmentRow; retired: string }) {
  return (
    <>
      <CompanyMark name={name} />
      <span className="nmw">
        <a className="v" href={`/equipment/${id}`} tabIndex={-1}>
          <Name>{name}</Name>
        </a>
        {retiredAt && <Pill>{retired}</Pill>}
      </span>
    </>
  );
}

function CompanyCell({ name }: { name: string }) {
  return (
    <>
      <CompanyMark name={name} />
      <span className="v">
        <Name>{name}</Name>
      </span>
    </>
  );
}
