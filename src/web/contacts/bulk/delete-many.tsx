import { useTranslation } from "react-i18next";
import { BulkDialog, type BulkProps } from "./bulk-dialog.tsx";

/** Asks before all that match go to the trash. */
export function DeleteMany(props: BulkProps) {
  const { t } = useTranslation("bulk");
  return (
    <BulkDialog {...props} action="delete" what={{ delete: true }}>
      <p>{t("delete.words")}</p>
    </BulkDialog>
  );
}
