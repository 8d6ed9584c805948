import IconAdjustmentsHorizontal from "@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs";
import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import IconArchiveOff from "@tabler/icons-react/dist/esm/icons/IconArchiveOff.mjs";
import IconPrinter from "@tabler/icons-react/dist/esm/icons/IconPrinter.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { lazy, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Asked, askedOf, deleting, editing } from "../../contacts/bulk/dialogs.tsx";
import { fieldsForMany } from "../../contacts/bulk/fields-for-many.ts";
import type { BulkAction } from "../../grid/list.ts";
import type { ServerField } from "../../grid/server-field.ts";
import { useMay } from "../../session.ts";
import { labelsOfChosen } from "../labels.ts";

const bringRetireMany = () => import("./retire-many.tsx");
const RetireMany = lazy(async () => ({ default: (await bringRetireMany()).RetireMany }));

/** They have dialogs of their own, which take all parts along, or stand once in the world. */
const notForMany = new Set(["company", "contact", "parent", "serial", "retiredAt"]);

/** What may be done with many pieces: as far as the access group lets one do it to some. */
export function useBulkEquipment(infos: readonly ServerField[]): readonly BulkAction[] {
  const { t } = useTranslation("equipment");
  const may = useMay();
  const mayEdit = may("equipment", "edit");
  const mayDelete = may("equipment", "delete");
  return useMemo(() => {
    const fields = infos.filter(({ key }) => !notForMany.has(key));
    const actions: (BulkAction & { open: boolean })[] = [
      {
        key: "edit",
        label: t("bulk:edit.name"),
        icon: IconAdjustmentsHorizontal,
        open: mayEdit && fieldsForMany(fields).length > 0,
        prepare: editing.prepare,
        ask: (asked) => (
          <Asked of="equipment">
            <editing.Dialog {...askedOf("equipment", asked)} fields={fields} />
          </Asked>
        ),
      },
      {
        key: "retire",
        label: t("retire"),
        icon: IconArchive,
        open: mayEdit,
        prepare: bringRetireMany,
        ask: (asked) => (
          <Asked of="equipment">
            <RetireMany {...askedOf("equipment", asked)} retire />
          </Asked>
        ),
      },
      {
        key: "revive",
        label: t("revive"),
        icon: IconArchiveOff,
        open: mayEdit,
        prepare: bringRetireMany,
        ask: (asked) => (
          <Asked of="equipment">
            <RetireMany {...askedOf("equipment", asked)} retire={false} />
          </Asked>
        ),
      },
      {
        key: "labels",
        label: t("labels.print"),
        icon: IconPrinter,
        open: true,
        run: async (chosen) => {
          window.open(labelsOfChosen(chosen), "_blank", "noopener");
          return true;
        },
      },
      {
        key: "delete",
        label: t("bulk:delete.name"),
        icon: IconTrash,
        danger: true,
        open: mayDelete,
        prepare: deleting.prepare,
        ask: (asked) => (
          <Asked of="equipment">
            <deleting.Dialog {...askedOf("equipment", asked)} />
          </Asked>
        ),
      },
    ];
    return actions.filter(({ open }) => open);
  }, [t, infos, mayEdit, mayDelete]);
}
