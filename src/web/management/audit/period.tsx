import IconCalendar from "@tabler/icons-react/dist/esm/icons/IconCalendar.mjs";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { DateField } from "../../kit/date-field.tsx";
import { useFormat } from "../../kit/format.tsx";
import { usePlace } from "../../kit/place.ts";
import { Popover } from "../../kit/popover.tsx";
import { daysAgo } from "./days-ago.ts";

interface PeriodProps {
  /** Days, each with all of it: "2026-11-22". */
  from: string | undefined;
  to: string | undefined;
  onChange: (period: { from?: string; to?: string }) => void;
}

const spans = { today: 0, week: 6, month: 29 } as const;

/** From one day to another, or one of the spans that are asked for most. */
export function Period({ from, to, onChange }: PeriodProps) {
  const { t } = useTranslation("management-audit");
  const { timeZone } = usePlace();
  const format = useFormat();
  const day = (text: string) => format.shortDate(`${text}T12:00:00Z`);
  const words =
    from !== undefined && to !== undefined
      ? t("period.between", { from: day(from), to: day(to) })
      : from !== undefined
        ? t("period.since", { from: day(from) })
        : to !== undefined
          ? t("period.until", { to: day(to) })
          : t("period.any");
  return (
    <Popover
      trigger={
        <Button icon={IconCalendar} iconAfter={IconChevronDown} className="audit-period">
          {words}
        </Button>
      }
    >
      {(close) => (
        <div className="audit-days">
          <div className="row-f">
            {(["today", "week", "month"] as const).map((span) => (
              <Button
                key={span}
                size="s"
                onClick={() => {
                  onChange({ from: daysAgo(spans[span], timeZone), to: undefined });
                  close();
                }}
              >
                {t(`period.${span}`)}
              </Button>
            ))}
          </div>
          <DateField
            label={t("period.from")}
            value={from ?? null}
            onChange={(value) => onChange({ from: value ?? undefined })}
          />
          <DateField
            label={t("period.to")}
            value={to ?? null}
            onChange={(value) => onChange({ to: value ?? undefined })}
          />
        </div>
      )}
    </Popover>
  );
}
