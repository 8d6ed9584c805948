import { useTranslation } from "react-i18next";
import { BulkDialog } from "../contacts/bulk/bulk-dialog.tsx";
import { useAllOfView } from "../contacts/bulk/use-all-of-view.ts";
import { readFilter } from "../grid/filter.ts";
import { useFormat } from "../kit/format.tsx";
import type { View } from "../views/view.ts";
import type { Group } from "./group.ts";

interface AddAgainProps {
  group: Group;
  /** The view that the group was made of. */
  view: View;
  onClose: () => void;
}

/** Adds to a group whom its view finds by now; nobody is taken out. */
export function AddAgain({ group: { id, name }, view, onClose }: AddAgainProps) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const chosen = useAllOfView({ search: view.search, filter: readFilter(view.filter) });
  return (
    <BulkDialog
      chosen={chosen}
      within={undefined}
      action="addAgain"
      what={{ add: { groups: [id] } }}
      say={(count) => t("contact-groups:members.added", { count, number: format.number(count), name })}
      onClose={onClose}
      onDone={() => {}}
    >
      <p>{t("addAgain.words", { view: view.name })}</p>
    </BulkDialog>
  );
}
