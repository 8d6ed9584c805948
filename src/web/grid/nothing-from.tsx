import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";

/** In the place of the rows when there are none at a letter or after it. */
export function NothingFrom({ from, onAll }: { from: string; onAll: () => void }) {
  const { t } = useTranslation("grid");
  return (
    <Empty
      title={t("letters.nothing", { letter: from })}
      actions={
        <Button size="s" onClick={onAll}>
          {t("letters.all")}
        </Button>
      }
    />
  );
}
