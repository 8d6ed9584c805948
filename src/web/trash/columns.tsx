import IconBookmark from "@tabler/icons-react/dist/esm/icons/IconBookmark.mjs";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import IconFile from "@tabler/icons-react/dist/esm/icons/IconFile.mjs";
import IconFilterDollar from "@tabler/icons-react/dist/esm/icons/IconFilterDollar.mjs";
import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import IconFolder from "@tabler/icons-react/dist/esm/icons/IconFolder.mjs";
import IconNote from "@tabler/icons-react/dist/esm/icons/IconNote.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import type { TFunction } from "i18next";
import type { listTrash } from "../../trash/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import type { Column } from "../grid/list.ts";
import { TimeCell } from "../grid/time-cell.tsx";
import { Avatar } from "../kit/avatar.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import type { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { Name } from "../kit/person.tsx";
import "./trash.css";

/** What was deleted. */
export type Trashed = ReplyOf<typeof listTrash>["items"][number];

const icons = {
  contactGroup: IconFolder,
  opportunity: IconTargetArrow,
  equipment: IconDevices,
  note: IconNote,
  file: IconFile,
  task: IconChecklist,
  view: IconBookmark,
  pipeline: IconFilterDollar,
  stage: IconFilterDollar,
};

export function trashColumns(t: TFunction, format: ReturnType<typeof useFormat>): Column<Trashed>[] {
  return [
    {
      key: "name",
      title: t("columns.name"),
      width: 256,
      share: 2,
      fixed: true,
      needs: [],
      className: "name",
      phone: "name",
      cell: (one) => <NameCell trashed={one} noName={t("noName")} />,
    },
    {
      key: "kind",
      title: t("columns.kind"),
      width: 192,
      share: 1,
      needs: [],
      phone: "second",
      cell: ({ kind, on }) => (
        <span className="v">
          {on === null ? t([`kinds.${kind}`, "kinds.other"]) : t(`onRecord.${kind}`, { name: on.name || t("noName") })}
        </span>
      ),
    },
    {
      key: "deletedBy",
      title: t("columns.deletedBy"),
      width: 160,
      share: 1,
      needs: [],
      cell: ({ deletedBy }) =>
        deletedBy && (
          <>
            <Avatar id={deletedBy.id} name={deletedBy.name} size={20} />
            <span className="v">
              <Name>{deletedBy.name}</Name>
            </span>
          </>
        ),
    },
    {
      key: "deletedAt",
      title: t("columns.deletedAt"),
      width: 160,
      needs: [],
      className: "time",
      phone: "end",
      cell: ({ deletedAt }) => <TimeCell at={deletedAt} format={format} />,
    },
  ];
}

function NameCell({ trashed: { id, kind, name }, noName }: { trashed: Trashed; noName: string }) {
  return (
    <>
      {kind === "contact" && <Avatar key={id} id={id} name={name} />}
      {kind !== "contact" && (
        <span className="trashed-thing" aria-hidden="true">
          {kind === "company" ? (
            <CompanyMark name={name} />
          ) : (
            <span className="co trashed-icon">
              <Icon of={icons[kind]} size="xs" />
            </span>
          )}
        </span>
      )}
      <span className="nmw">
        <span className="v b">
          <Name>{name || noName}</Name>
        </span>
      </span>
    </>
  );
}
