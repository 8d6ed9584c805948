import IconAdjustmentsHorizontal from "@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs";
import IconTag from "@tabler/icons-react/dist/esm/icons/IconTag.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUserCheck from "@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Asked, askedOf, assigning, deleting, editing, listing } from "../contacts/bulk/dialogs.tsx";
import { fieldsForMany } from "../contacts/bulk/fields-for-many.ts";
import type { FieldInfo } from "../contacts/fields/contact.ts";
import type { BulkAction } from "../grid/list.ts";
import { useMay } from "../session.ts";

const roles = ["owner"] as const;

/** The default contact is one of each company's own people. */
const notForMany = new Set(["defaultContact"]);

/** What may be done with many companies: as far as the access group lets one do it to some. */
export function useBulkCompanies(infos: readonly FieldInfo[]): readonly BulkAction[] {
  const { t } = useTranslation("bulk");
  const may = useMay();
  const mayEdit = may("companies", "edit");
  const mayDelete = may("companies", "delete");
  const mayAssign = may("companies", "assign");
  return useMemo(() => {
    const fields = infos.filter(({ key }) => !notForMany.has(key) && (key !== "owner" || mayAssign));
    const actions: (BulkAction & { open: boolean })[] = [
      {
        key: "assign",
        label: t("assign.name"),
        icon: IconUserCheck,
        open: mayEdit && mayAssign,
        prepare: assigning.prepare,
        ask: (asked) => (
          <Asked of="companies">
            <assigning.Dialog {...askedOf("companies", asked)} roles={roles} />
          </Asked>
        ),
      },
      {
        key: "tags",
        label: t("tag.name"),
        icon: IconTag,
        open: mayEdit,
        prepare: listing.prepare,
        ask: (asked) => (
          <Asked of="companies">
            <listing.Dialog {...askedOf("companies", asked)} list="tags" />
          </Asked>
        ),
      },
      {
        key: "edit",
        label: t("edit.name"),
        icon: IconAdjustmentsHorizontal,
        open: mayEdit && fieldsForMany(fields).length > 0,
        prepare: editing.prepare,
        ask: (asked) => (
          <Asked of="companies">
            <editing.Dialog {...askedOf("companies", asked)} fields={fields} />
          </Asked>
        ),
      },
      {
        key: "delete",
        label: t("delete.name"),
        icon: IconTrash,
        danger: true,
        open: mayDelete,
        prepare: deleting.prepare,
        ask: (asked) => (
          <Asked of="companies">
            <deleting.Dialog {...askedOf("companies", asked)} />
          </Asked>
        ),
      },
    ];
    return actions.filter(({ open }) => open);
  }, [t, infos, mayEdit, mayDelete, mayAssign]);
}
