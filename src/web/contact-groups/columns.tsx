import IconFolder from "@tabler/icons-react/dist/esm/icons/IconFolder.mjs";
import type { TFunction } from "i18next";
import type { Column, Edit } from "../grid/list.ts";
import type { Field } from "../grid/field.ts";
import { TimeCell } from "../grid/time-cell.tsx";
import type { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { Name } from "../kit/person.tsx";
import type { Group } from "./group.ts";

const kinds = { name: "text", description: "text", members: "number", createdAt: "time", updatedAt: "time" } as const;
type Key = keyof typeof kinds;

export const shownAtFirst = ["members", "description", "updatedAt"];

/** All groups come at once, so that any column may order them; there is nothing to filter by. */
export function groupFields(t: TFunction): Field[] {
  return Object.entries(kinds).map(([key, kind]) => ({
    key,
    label: t(`columns.${key}`),
    kind,
    operators: [],
    sorts: key !== "description",
    editable: key === "name" || key === "description",
  }));
}

export function groupColumns(t: TFunction, format: ReturnType<typeof useFormat>): Column<Group>[] {
  const base = (key: Key) => ({ key, title: t(`columns.${key}`), needs: [] });
  return [
    {
      ...base("name"),
      width: 256,
      share: 1,
      fixed: true,
      className: "name",
      phone: "name",
      edit: lineOf("name"),
      cell: (group) => <NameCell group={group} />,
    },
    {
      ...base("members"),
      width: 104,
      className: "num",
      phone: "end",
      cell: ({ members, moreMembers }) => (
        <span className="v">{moreMembers ? `${format.number(members)}+` : format.number(members)}</span>
      ),
    },
    {
      ...base("description"),
      width: 240,
      share: 2,
      phone: "second",
      edit: lineOf("description"),
      cell: ({ description }) => <span className="v">{description}</span>,
    },
    {
      ...base("createdAt"),
      width: 124,
      className: "time",
      cell: ({ createdAt }) => <TimeCell at={createdAt} format={format} />,
    },
    {
      ...base("updatedAt"),
      width: 124,
      className: "time",
      cell: ({ updatedAt }) => <TimeCell at={updatedAt} format={format} />,
    },
  ];
}

export function orderOf(group: Group, field: string): string | number {
  if (field === "members") return group.members;
  return field === "createdAt" || field === "updatedAt" ? group[field] : group.name;
}

function lineOf(key: "name" | "description"): Edit<Group> {
  return {
    kind: "line",
    read: (group) => group[key],
    write: (group, value) => ({ ...group, [key]: typeof value === "string" ? value : group[key] }),
  };
}

function NameCell({ group: { id, name } }: { group: Group }) {
  return (
    <>
      <span className="co" aria-hidden="true">
        <Icon of={IconFolder} size="xs" />
      </span>
      <span className="nmw">
        <a className="v" href={`/contact-groups/${id}`} tabIndex={-1}>
          <Name>{name}</Name>
        </a>
      </span>
    </>
  );
}
