import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleBut } from "../contacts/fields/sources.tsx";
import { AddMany } from "../grid/add-many.tsx";
import { ColumnsPanel } from "../grid/columns-panel.tsx";
import { lastListOf } from "../grid/last-list.ts";
import type { Columns } from "../grid/use-columns.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { Name } from "../kit/person.tsx";
import { DeleteGroup } from "./delete-group.tsx";
import { GroupForm } from "./group-form.tsx";
import type { Group } from "./group.ts";

const people = peopleBut(undefined);

interface GroupHeadProps<Row> {
  group: Group;
  columns: Columns<Row>;
  onAdd: (ids: readonly string[]) => Promise<boolean>;
}

export function GroupHead<Row>({ group, columns, onAdd }: GroupHeadProps<Row>) {
  const { t } = useTranslation("contact-groups");
  const router = useRouter();
  const [asked, setAsked] = useState<"edit" | "delete">();
  const back = () => router.history.push(lastListOf("contactGroups")?.href ?? "/contact-groups");
  const close = () => setAsked(undefined);
  return (
    <div className="group-head">
      <IconButton icon={IconChevronLeft} label={t("back")} onClick={back} />
      <div className="grow">
        <h1 className="clip">
          <Name>{group.name}</Name>
        </h1>
        {group.description && <p className="clip">{group.description}</p>}
      </div>
      <div className="tools">
        {group.can.includes("edit") && (
          <AddMany quiet source={people} label={t("members.add")} placeholder={t("members.find")} onAdd={onAdd} />
        )}
        <span className="no-phone">
          <ColumnsPanel columns={columns} />
        </span>
        {group.can.includes("edit") && (
          <IconButton size="s" icon={IconPencil} label={t("edit")} onClick={() => setAsked("edit")} />
        )}
        {group.can.includes("delete") && (
          <IconButton size="s" icon={IconTrash} danger label={t("grid:delete")} onClick={() => setAsked("delete")} />
        )}
      </div>
      {asked === "edit" && <GroupForm group={group} onClose={close} />}
      {asked === "delete" && <DeleteGroup group={group} onClose={close} onDone={back} />}
    </div>
  );
}
