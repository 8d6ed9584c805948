import IconAdjustmentsHorizontal from "@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs";
import IconTag from "@tabler/icons-react/dist/esm/icons/IconTag.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUserCheck from "@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldsForMany } from "../contacts/bulk/fields-for-many.ts";
import type { FieldInfo } from "../contacts/fields/contact.ts";
import { FieldsOf } from "../contacts/fields/use-field-words.ts";
import type { BulkAction, BulkAsked } from "../grid/list.ts";
import { useMay } from "../session.ts";

const bringAssignMany = () => import("../contacts/bulk/assign-many.tsx");
const AssignMany = lazy(async () => ({ default: (await bringAssignMany()).AssignMany }));
const bringListsMany = () => import("../contacts/bulk/lists-many.tsx");
const ListsMany = lazy(async () => ({ default: (await bringListsMany()).ListsMany }));
const bringEditMany = () => import("../contacts/bulk/edit-many.tsx");
const EditMany = lazy(async () => ({ default: (await bringEditMany()).EditMany }));
const bringDeleteMany = () => import("../contacts/bulk/delete-many.tsx");
const DeleteMany = lazy(async () => ({ default: (await bringDeleteMany()).DeleteMany }));

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
        prepare: bringAssignMany,
        ask: (asked) => (
          <Asked>
            <AssignMany {...ofCompanies(asked)} roles={roles} />
          </Asked>
        ),
      },
      {
        key: "tags",
        label: t("tag.name"),
        icon: IconTag,
        open: mayEdit,
        prepare: bringListsMany,
        ask: (asked) => (
          <Asked>
            <ListsMany {...ofCompanies(asked)} list="tags" />
          </Asked>
        ),
      },
      {
        key: "edit",
        label: t("edit.name"),
        icon: IconAdjustmentsHorizontal,
        open: mayEdit && fieldsForMany(fields).length > 0,
        prepare: bringEditMany,
        ask: (asked) => (
          <Asked>
            <EditMany {...ofCompanies(asked)} fields={fields} />
          </Asked>
        ),
      },
      {
        key: "delete",
        label: t("delete.name"),
        icon: IconTrash,
        danger: true,
        open: mayDelete,
        prepare: bringDeleteMany,
        ask: (asked) => (
          <Asked>
            <DeleteMany {...ofCompanies(asked)} />
          </Asked>
        ),
      },
    ];
    return actions.filter(({ open }) => open);
  }, [t, infos, mayEdit, mayDelete, mayAssign]);
}

function ofCompanies(asked: BulkAsked) {
  return { ...asked, of: "companies", within: undefined } as const;
}

function Asked({ children }: { children: ReactNode }) {
  return (
    <FieldsOf value="companies">
      <Suspense>{children}</Suspense>
    </FieldsOf>
  );
}
