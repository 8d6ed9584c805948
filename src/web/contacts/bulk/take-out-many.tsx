import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BulkAsked } from "../../grid/list.ts";
import { BulkDialog } from "./bulk-dialog.tsx";

/** Asks before all of a group that match leave it. */
export function TakeOutMany({ group, ...asked }: BulkAsked & { group: string }) {
  const { t } = useTranslation("bulk");
  const within = useMemo(() => ({ group }), [group]);
  return (
    <BulkDialog {...asked} within={within} action="takeOut" what={{ remove: { groups: [group] } }}>
      <p>{t("takeOut.words")}</p>
    </BulkDialog>
  );
}
