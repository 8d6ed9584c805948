import IconFolderPlus from "@tabler/icons-react/dist/esm/icons/IconFolderPlus.mjs";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ViewDeed } from "../../grid/list.ts";
import type { FieldInfo } from "../fields/contact.ts";
import { useMayContacts } from "../list/use-may-contacts.ts";

const GroupOfView = lazy(async () => ({ default: (await import("./group-of-view.tsx")).GroupOfView }));

/** What a view of contacts can be made into: a contact group, by whoever may edit contacts and their groups. */
export function useGroupOfView(infos: readonly FieldInfo[]): readonly ViewDeed[] {
  const { t } = useTranslation("bulk");
  const mayEdit = useMayContacts()("edit");
  return useMemo(
    () =>
      mayEdit && infos.some(({ key, editable }) => key === "groups" && editable)
        ? [
            {
              label: t("newGroup.ofView"),
              icon: IconFolderPlus,
              ask: (asked) => (
                <Suspense>
                  <GroupOfView {...asked} />
                </Suspense>
              ),
            },
          ]
        : [],
    [t, mayEdit, infos],
  );
}
