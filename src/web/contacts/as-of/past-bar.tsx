import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { useShortcut } from "../../kit/shortcuts.ts";
import { placeOf, useMoments, useTurnTo } from "./use-past.ts";
import "./past.css";

interface PastBarProps {
  id: string;
  at: string;
  /** It was in the trash at that moment. */
  deleted: boolean;
}

/** Says of which moment the card is, and steps from change to change: by the slider, its buttons, and the arrow keys. */
export function PastBar({ id, at, deleted }: PastBarProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const moments = useMoments(id);
  const turn = useTurnTo();
  const place = placeOf(moments, at);
  const last = moments.length - 1;
  const step = (to: number) => {
    const moment = moments[to];
    if (moment !== undefined) turn(moment, true);
  };
  const earlier = place > 0 ? () => step(place - 1) : undefined;
  const later = place < last ? () => step(place + 1) : undefined;
  const today = () => turn(undefined);
  const section = t("shortcuts");
  useShortcut("ArrowLeft", t("past.earlier"), () => earlier?.(), { section, when: earlier !== undefined });
  useShortcut("ArrowRight", t("past.later"), () => later?.(), { section, when: later !== undefined });
  useShortcut("Escape", t("past.back"), today, { section });
  return (
    <div className="past-bar">
      <p className="past-when" role="status">
        <Icon of={IconHistory} />
        <strong>{t("past.asOf", { at: format.dateTime(at) })}</strong>
        {deleted && <span>{t("past.deleted")}</span>}
      </p>
      <div className="past-way">
        <IconButton
          icon={IconChevronLeft}
          size="s"
          label={t("past.earlier")}
          keys="←"
          disabled={!earlier}
          onClick={earlier}
        />
        <input
          type="range"
          aria-label={t("past.moments")}
          aria-valuetext={format.dateTime(at)}
          min={0}
          max={Math.max(last, 0)}
          step={1}
          value={place}
          disabled={last < 1}
          onChange={(event) => step(Number(event.currentTarget.value))}
        />
        <IconButton
          icon={IconChevronRight}
          size="s"
          label={t("past.later")}
          keys="→"
          disabled={!later}
          onClick={later}
        />
      </div>
      <Button size="s" onClick={today}>
        {t("past.back")}
      </Button>
    </div>
  );
}
