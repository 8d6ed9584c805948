import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { DateField } from "../kit/date-field.tsx";
import { dayIn } from "../kit/moment-in.ts";
import { usePlace } from "../kit/place.ts";
import { TextField } from "../kit/text-field.tsx";
import { choices, type Draft } from "./draft.ts";
import { dayAfter } from "./groups.ts";

interface WhenFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  faultAt: (pointer: string) => string | undefined;
}

/** When a task is due, and when it reminds: days and times of one's own clock. */
export function WhenFields({ draft, change, faultAt }: WhenFieldsProps) {
  const { t } = useTranslation("tasks");
  const { timeZone } = usePlace();
  const today = dayIn(timeZone, new Date());
  const near = [
    [t("near.today"), today],
    [t("near.tomorrow"), dayAfter(today, 1)],
    [t("near.week"), dayAfter(today, 7)],
  ] as const;
  // What is counted from when it is due cannot be without that.
  const isDue = draft.day !== null;
  const reminders = choices
    .filter((one) => isDue || one === "none" || one === "own")
    .map((one) => ({ value: one, label: t(`remind.${one}`) }));
  const remind = reminders.some(({ value }) => value === draft.reminder) ? draft.reminder : "none";
  return (
    <>
      <div className="todo-when">
        <DateField
          label={t("field.due")}
          value={draft.day}
          onChange={(day) => change({ day, ...(day === null && { time: "" }) })}
          error={faultAt("/due")}
        />
        <TextField
          label={t("field.time")}
          type="time"
          value={draft.time}
          onChange={(time) => change({ time, ...(draft.day === null && time !== "" && { day: today }) })}
        />
      </div>
      <div className="todo-near">
        {near.map(([label, day]) => (
          <Button key={day} size="s" aria-pressed={draft.day === day} onClick={() => change({ day })}>
            {label}
          </Button>
        ))}
        {isDue && (
          <Button size="s" variant="quiet" onClick={() => change({ day: null, time: "" })}>
            {t("near.none")}
          </Button>
        )}
      </div>
      <ChoiceField
        label={t("field.reminder")}
        options={reminders}
        value={remind}
        onChange={(value) => change({ reminder: choices.find((one) => one === value) ?? "none" })}
        hint={isDue && draft.time === "" && remind !== "none" && remind !== "own" ? t("remindHint") : undefined}
        error={faultAt("/reminder")}
      />
      {remind === "own" && (
        <div className="todo-when">
          <DateField label={t("field.ownDay")} value={draft.ownDay} onChange={(ownDay) => change({ ownDay })} />
          <TextField
            label={t("field.time")}
            type="time"
            value={draft.ownTime}
            onChange={(ownTime) => change({ ownTime })}
          />
        </div>
      )}
    </>
  );
}
