import IconAdjustmentsHorizontal from "@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs";
import IconCircleDot from "@tabler/icons-react/dist/esm/icons/IconCircleDot.mjs";
import IconFolderPlus from "@tabler/icons-react/dist/esm/icons/IconFolderPlus.mjs";
import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import IconTag from "@tabler/icons-react/dist/esm/icons/IconTag.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUserCheck from "@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAction, BulkAsked } from "../../grid/list.ts";
import type { FieldInfo } from "../fields/contact.ts";
import type { Within } from "../list/source.ts";
import { useMayContacts } from "../list/use-may-contacts.ts";
import { assigning, deleting, editing, listing } from "./dialogs.tsx";
import { fieldsForMany } from "./fields-for-many.ts";

const bringGroupOfMany = () => import("./group-of-many.tsx");
const GroupOfMany = lazy(async () => ({ default: (await bringGroupOfMany()).GroupOfMany }));
const bringStatusMany = () => import("./status-many.tsx");
const StatusMany = lazy(async () => ({ default: (await bringStatusMany()).StatusMany }));

/** What may be done with many contacts: as far as the access group lets one do it to some. */
export function useBulkActions(
  infos: readonly FieldInfo[],
  within: Within | undefined,
  remove: (ids: readonly string[]) => Promise<boolean>,
): readonly BulkAction[] {
  const { t } = useTranslation("bulk");
  const may = useMayContacts();
  const [mayEdit, mayDelete] = [may("edit"), may("delete")];
  return useMemo(() => {
    const editable = (key: string) => infos.some((info) => info.key === key && info.editable);
    const maySetStatus = infos.some(({ key, right }) => key === "status" && right === "editable");
    const roles = (["owner", "assignedTo"] as const).filter(editable);
    const actions: (BulkAction & { open: boolean })[] = [
      {
        key: "assign",
        label: t("assign.name"),
        icon: IconUserCheck,
        open: mayEdit && roles.length > 0,
        prepare: assigning.prepare,
        ask: (asked) => (
          <Suspense>
            <assigning.Dialog {...asked} within={within} roles={roles} />
          </Suspense>
        ),
      },
      ...(["tags", "groups"] as const).map((list) => ({
        key: list,
        label: t(list === "tags" ? "tag.name" : "group.name"),
        icon: list === "tags" ? IconTag : IconFolders,
        open: mayEdit && editable(list),
        prepare: listing.prepare,
        ask: (asked: BulkAsked) => (
          <Suspense>
            <listing.Dialog {...asked} within={within} list={list} />
          </Suspense>
        ),
      })),
      {
        key: "newGroup",
        label: t("newGroup.name"),
        icon: IconFolderPlus,
        open: mayEdit && editable("groups"),
        prepare: bringGroupOfMany,
        ask: (asked) => (
          <Suspense>
            <GroupOfMany {...asked} within={within} />
          </Suspense>
        ),
      },
      {
        key: "edit",
        label: t("edit.name"),
        icon: IconAdjustmentsHorizontal,
        open: mayEdit && fieldsForMany(infos).length > 0,
        prepare: editing.prepare,
        ask: (asked) => (
          <Suspense>
            <editing.Dialog {...asked} within={within} fields={infos} />
          </Suspense>
        ),
      },
      {
        key: "status",
        label: t("status.name"),
        icon: IconCircleDot,
        open: mayEdit && maySetStatus,
        prepare: bringStatusMany,
        ask: (asked) => (
          <Suspense>
            <StatusMany {...asked} within={within} />
          </Suspense>
        ),
      },
      {
        key: "delete",
        label: t("delete.name"),
        icon: IconTrash,
        danger: true,
        open: mayDelete,
        prepare: deleting.prepare,
        // Those one has ticked by hand one sees; they come back with one press.
        run: (chosen) => (chosen.all === undefined ? remove(chosen.ids) : undefined),
        ask: (asked) => (
          <Suspense>
            <deleting.Dialog {...asked} within={within} />
          </Suspense>
        ),
      },
    ];
    return actions.filter(({ open }) => open);
  }, [t, infos, within, mayEdit, mayDelete, remove]);
}
