import IconFolder from "@tabler/icons-react/dist/esm/icons/IconFolder.mjs";
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
      width: 160,
      share: 1,
      needs: [],
      phone: "second",
      cell: ({ kind }) => <span className="v">{t([`kinds.${kind}`, "kinds.other"])}</span>,
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
            <span className="co">
              <Icon of={kind === "opportunity" ? IconTargetArrow : IconFolder} size="xs" />
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
