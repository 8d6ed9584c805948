import IconArrowMerge from "@tabler/icons-react/dist/esm/icons/IconArrowMerge.mjs";
import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconUsersPlus from "@tabler/icons-react/dist/esm/icons/IconUsersPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { Contact } from "../contacts/fields/contact.ts";
import { peopleBut } from "../contacts/fields/sources.tsx";
import { exportOf } from "../contacts/list/export-of.ts";
import { useMayContacts } from "../contacts/list/use-may-contacts.ts";
import { AddMany } from "../grid/add-many.tsx";
import { ColumnsPanel } from "../grid/columns-panel.tsx";
import { lastListOf } from "../grid/last-list.ts";
import type { ListModel } from "../grid/use-list.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { Menu } from "../kit/menu.tsx";
import { Name, PersonLink } from "../kit/person.tsx";
import { Time } from "../kit/time.tsx";
import { viewsQuery } from "../views/view.ts";
import { DeleteGroup } from "./delete-group.tsx";
import { GroupForm } from "./group-form.tsx";
import type { Group } from "./group.ts";

const AddAgain = lazy(async () => ({ default: (await import("./add-again.tsx")).AddAgain }));
const DuplicateGroup = lazy(async () => ({ default: (await import("./duplicate-group.tsx")).DuplicateGroup }));
const MergeGroups = lazy(async () => ({ default: (await import("./merge-groups.tsx")).MergeGroups }));
const ExportDialog = lazy(async () => ({ default: (await import("../transfer/export-dialog.tsx")).ExportDialog }));
const people = peopleBut(undefined);

interface GroupHeadProps {
  group: Group;
  model: ListModel<Contact>;
  onAdd: (ids: readonly string[]) => Promise<boolean>;
}

/** What a group is, whose, since when and of how many, and what may be done with all of it. */
export function GroupHead({ group, model, onAdd }: GroupHeadProps) {
  const { t } = useTranslation("contact-groups");
  const router = useRouter();
  const may = useMayContacts();
  const [asked, setAsked] = useState<"edit" | "delete" | "again" | "export" | "duplicate" | "merge">();
  const mayEdit = group.can.includes("edit");
  const { data: view } = useQuery({
    ...viewsQuery("contacts"),
    enabled: mayEdit && group.view !== null,
    select: ({ items }) => items.find(({ id, runs }) => id === group.view && runs),
  });
  const back = () => router.history.push(lastListOf("contactGroups")?.href ?? "/contact-groups");
  const close = () => setAsked(undefined);
  const goTo = (id: string) => void router.navigate({ to: "/contact-groups/$id", params: { id } });
  const more = [
    group.can.includes("duplicate") && {
      label: t("duplicate.name"),
      icon: IconCopy,
      onSelect: () => setAsked("duplicate"),
    },
    group.can.includes("merge") && {
      label: t("merge.name"),
      icon: IconArrowMerge,
      onSelect: () => setAsked("merge"),
    },
  ].filter((action) => action !== false);
  return (
    <div className="group-head">
      <IconButton icon={IconChevronLeft} label={t("back")} onClick={back} />
      <div className="grow">
        <h1 className="clip">
          <Name>{group.name}</Name>
        </h1>
        {group.description && <p className="clip">{group.description}</p>}
        <GroupFacts group={group} />
      </div>
      <div className="tools">
        {mayEdit && (
          <AddMany quiet source={people} label={t("members.add")} placeholder={t("members.find")} onAdd={onAdd} />
        )}
        <span className="no-phone">
          <ColumnsPanel columns={model.columns} />
        </span>
        {view && (
          <IconButton
            size="s"
            icon={IconUsersPlus}
            label={t("members.again", { view: view.name })}
            onClick={() => setAsked("again")}
          />
        )}
        {may("export") && (
          <IconButton size="s" icon={IconDownload} label={t("export")} onClick={() => setAsked("export")} />
        )}
        {mayEdit && <IconButton size="s" icon={IconPencil} label={t("edit")} onClick={() => setAsked("edit")} />}
        {group.can.includes("delete") && (
          <IconButton size="s" icon={IconTrash} danger label={t("grid:delete")} onClick={() => setAsked("delete")} />
        )}
        {more.length > 0 && (
          <Menu
            placement="bottom-end"
            trigger={<IconButton size="s" icon={IconDots} label={t("more", { name: group.name })} />}
            items={more}
          />
        )}
      </div>
      <Suspense>
        {asked === "again" && view && <AddAgain group={group} view={view} onClose={close} />}
        {asked === "export" && <ExportDialog {...exportOf(model)} within={peopleOf(group)} open onClose={close} />}
        {asked === "duplicate" && <DuplicateGroup group={group} onClose={close} onDone={goTo} />}
        {asked === "merge" && <MergeGroups groups={[group]} into={undefined} onClose={close} onDone={goTo} />}
      </Suspense>
      {asked === "edit" && <GroupForm group={group} onClose={close} />}
      {asked === "delete" && <DeleteGroup group={group} onClose={close} onDone={back} />}
    </div>
  );
}

function peopleOf({ id }: Group) {
  return { field: "groups", is: "anyOf", value: [id] };
}

/** Who made it and when; how many are in it the list says. */
function GroupFacts({ group: { owner, createdAt } }: { group: Group }) {
  const { t } = useTranslation("contact-groups");
  const time = <Time at={createdAt} />;
  return (
    <p className="group-facts t3">
      {owner ? (
        <Trans t={t} i18nKey="by" components={{ who: <PersonLink id={owner.id} name={owner.name} />, time }} />
      ) : (
        time
      )}
    </p>
  );
}
