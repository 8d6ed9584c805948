import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { Trans, useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";

interface FromChipProps {
  from: string;
  onAll: () => void;
}

/** Says that the list begins at a letter; the cross leads back to its beginning. */
export function FromChip({ from, onAll }: FromChipProps) {
  const { t } = useTranslation("grid");
  return (
    <span className="chip">
      <span className="said">
        <Trans t={t} i18nKey="letters.from" values={{ letter: from }} components={{ b: <b /> }} />
      </span>
      <button type="button" className="cross" aria-label={t("letters.all")} data-tip={t("letters.all")} onClick={onAll}>
        <Icon of={IconX} size="xs" />
      </button>
    </span>
  );
}
