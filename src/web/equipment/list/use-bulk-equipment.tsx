import IconAdjustmentsHorizontal from "@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs";
import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import IconArchiveOff from "@tabler/icons-react/dist/esm/icons/IconArchiveOff.mjs";
import IconPrinter from "@tabler/icons-react/dist/esm/icons/IconPrinter.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldsForMany } from "../../contacts/bulk/fields-for-many.ts";
import { FieldsOf } from "../../contacts/fields/use-field-words.ts";
import type { BulkAction, BulkAsked } from "../../grid/list.ts";
import type { ServerField } from "../../grid/server-field.ts";
import { useMay } from "../../session.ts";
import { labelsOfChosen } from "../labels.ts";

const bringEditMany = () => import("../../contacts/bulk/edit-many.tsx");
const EditMany = lazy(async () => ({ default: (await bringEditMany()).EditMany }));
const bringDeleteMany = () => import("../../contacts/bulk/delete-many.tsx");
const DeleteMany = lazy(async () => ({ default: (await bringDeleteMany()).DeleteMany }));
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
        prepare: bringEditMany,
        ask: (asked) => (
          <Asked>
            <EditMany {...ofEquipment(asked)} fields={fields} />
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
          <Asked>
            <RetireMany {...ofEquipment(asked)} retire />
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
          <Asked>
            <RetireMany {...ofEquipment(asked)} retire={false} />
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
        prepare: bringDeleteMany,
        ask: (asked) => (
          <Asked>
            <DeleteMany {...ofEquipment(asked)} />
          </Asked>
        ),
      },
    ];
    return actions.filter(({ open }) => open);
  }, [t, infos, mayEdit, mayDelete]);
}

function ofEquipment(asked: BulkAsked) {
  return { ...asked, of: "equipment", within: undefined } as const;
}

function Asked({ children }: { children: ReactNode }) {
  return (
    <FieldsOf value="equipment">
      <Suspense>{children}</Suspense>
    </FieldsOf>
  );
}
