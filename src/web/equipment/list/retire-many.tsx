import { useTranslation } from "react-i18next";
import { BulkDialog, type BulkProps } from "../../contacts/bulk/bulk-dialog.tsx";

/** Asks before all that are chosen are retired, or are back in use, with all that is below them. */
export function RetireMany({ retire, ...props }: BulkProps & { retire: boolean }) {
  const { t } = useTranslation("equipment");
  return (
    <BulkDialog {...props} action={retire ? "retire" : "revive"} what={{ retire }}>
      <p>{t("many.along")}</p>
    </BulkDialog>
  );
}
