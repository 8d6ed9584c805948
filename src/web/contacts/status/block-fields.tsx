import { useTranslation } from "react-i18next";
import { DateField } from "../../kit/date-field.tsx";
import { usePlace } from "../../kit/place.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { dayIn, momentIn } from "../../kit/moment-in.ts";
import "./status.css";

/** A block as it is being written. */
interface BlockDraft {
  reason: string;
  /** Whether it ends by itself, at a day and a time of the person's own clocks. */
  ends: boolean;
  day: string | null;
  time: string;
}

const week = 7 * 24 * 3_600_000;

/** Without an end; whoever wants one is offered the morning in a week. */
export function useNewBlock(): BlockDraft {
  const { timeZone } = usePlace();
  return { reason: "", ends: false, day: dayIn(timeZone, new Date(Date.now() + week)), time: "09:00" };
}

/** What is sent of it; undefined while the end is not complete. */
export function blockOf({ reason, ends, day, time }: BlockDraft, timeZone: string) {
  if (!ends) return { status: "blocked" as const, reason };
  if (day === null || !/^\d\d:\d\d$/.test(time)) return undefined;
  return { status: "blocked" as const, reason, until: momentIn(timeZone, day, time).toISOString() };
}

interface BlockFieldsProps {
  block: BlockDraft;
  onChange: (block: BlockDraft) => void;
  faultAt: (part: "reason" | "until") => string | undefined;
}

/** Why somebody is blocked, and until when. */
export function BlockFields({ block, onChange, faultAt }: BlockFieldsProps) {
  const { t } = useTranslation("card");
  return (
    <>
      <TextArea
        label={t("block.reason")}
        hint={t("block.reasonHint")}
        maxLength={500}
        rows={3}
        value={block.reason}
        onChange={(reason) => onChange({ ...block, reason })}
        error={faultAt("reason")}
        data-autofocus
      />
      <div className="block-end">
        <Segmented
          label={t("block.end")}
          options={[
            { value: "open", label: t("block.open") },
            { value: "day", label: t("block.until") },
          ]}
          value={block.ends ? "day" : "open"}
          onChange={(value) => onChange({ ...block, ends: value === "day" })}
        />
        {block.ends && (
          <div className="block-until">
            <DateField
              label={t("block.day")}
              value={block.day}
              onChange={(day) => onChange({ ...block, day })}
              error={faultAt("until")}
            />
            <TextField
              label={t("block.time")}
              type="time"
              value={block.time}
              onChange={(time) => onChange({ ...block, time })}
            />
          </div>
        )}
      </div>
    </>
  );
}
