import type { Option } from "../kit/choice-options.ts";
import { momentIn, timeIn } from "../kit/moment-in.ts";
import { dayOf, isDay } from "./groups.ts";
import type { NewTask, Task, TaskRecord } from "./task.ts";

/** When it reminds: not at all, so many minutes before it is due, or at a moment of one's own. */
export type ReminderChoice = "none" | "0" | "10" | "60" | "1440" | "own";

export interface Draft {
  kind: Task["kind"];
  title: string;
  text: string;
  /** A day, or none; with a time ("14:30"), or "". */
  day: string | null;
  time: string;
  reminder: ReminderChoice;
  ownDay: string | null;
  ownTime: string;
  assignee: Option | null;
  on: TaskRecord | null;
  outcome: string;
}

const known: readonly string[] = ["0", "10", "60", "1440"];

/** A task as it stands in the form, by the clocks of a time zone. */
export function draftOf(task: Task, timeZone: string): Draft {
  const { kind, title, text, due, reminder, assignee, on, outcome } = task;
  const before = reminder?.before ?? null;
  const at = reminder && new Date(reminder.at);
  return {
    kind,
    title,
    text,
    day: due && dayOf(due, timeZone),
    time: due === null || isDay(due) ? "" : timeIn(timeZone, new Date(due)),
    reminder: reminder === null ? "none" : (choices.find((one) => one === String(before)) ?? "own"),
    ownDay: at && dayOf(at.toISOString(), timeZone),
    ownTime: at ? timeIn(timeZone, at) : "09:00",
    assignee: assignee && { value: assignee.id, label: assignee.name },
    on,
    outcome,
  };
}

export const choices = ["none", "0", "10", "60", "1440", "own"] as const satisfies readonly ReminderChoice[];

/** What is written of a draft; undefined for a moment of one's own that is not complete. */
export function bodyOf(draft: Draft, timeZone: string): NewTask | undefined {
  const { kind, title, text, day, time, assignee, on } = draft;
  const reminder = reminderOf(draft, timeZone);
  if (reminder === undefined) return undefined;
  return {
    kind,
    title: title.trim(),
    text,
    due: day && (isTime(time) ? momentIn(timeZone, day, time).toISOString() : day),
    reminder,
    ...(assignee && { assignee: assignee.value }),
    on: on && { kind: on.kind, id: on.id },
  };
}

/** Of a change only what differs from the task as it was: what somebody else has written meanwhile is not written over. */
export function changeOf(before: Task, draft: Draft, timeZone: string) {
  const [was, is] = [bodyOf(draftOf(before, timeZone), timeZone), bodyOf(draft, timeZone)];
  if (is === undefined) return undefined;
  const differs = (key: keyof NewTask) => JSON.stringify(was?.[key]) !== JSON.stringify(is[key]);
  const { kind, title, text, due, reminder, assignee, on } = is;
  return {
    ...(differs("kind") && { kind }),
    ...(differs("title") && { title }),
    ...(differs("text") && { text }),
    ...(differs("due") && { due }),
    ...(differs("reminder") && { reminder }),
    ...(differs("assignee") && { assignee }),
    ...(differs("on") && { on }),
    ...(before.doneAt !== null && draft.outcome !== before.outcome && { outcome: draft.outcome }),
  };
}

function reminderOf({ reminder, day, ownDay, ownTime }: Draft, timeZone: string): NewTask["reminder"] {
  if (reminder === "none") return null;
  if (known.includes(reminder)) return day === null ? null : { before: Number(reminder) };
  if (ownDay === null || !isTime(ownTime)) return undefined;
  return { at: momentIn(timeZone, ownDay, ownTime).toISOString() };
}

function isTime(text: string): boolean {
  return /^\d\d:\d\d$/.test(text);
}
