import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { dayIn } from "../kit/moment-in.ts";
import { usePlace } from "../kit/place.ts";
import { useShortcut } from "../kit/shortcuts.ts";
import { dayAfter } from "./groups.ts";
import { useTaskDeeds } from "./use-task-deeds.ts";

const days = { today: 0, tomorrow: 1, week: 7 } as const;
type Near = keyof typeof days | "none";
const nears: readonly Near[] = ["today", "tomorrow", "week", "none"];

/** A title and Enter make a task, due today unless said; the next can be typed at once. */
export function QuickAdd({ assignee }: { assignee: string | undefined }) {
  const { t } = useTranslation("tasks");
  const { timeZone } = usePlace();
  const deeds = useTaskDeeds();
  const [title, setTitle] = useState("");
  const [near, setNear] = useState<Near>("today");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useShortcut("n", t("create"), () => field.current?.focus());
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "" || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const due = near === "none" ? null : dayAfter(dayIn(timeZone, new Date()), days[near]);
      await deeds.create({ title: title.trim(), due, ...(assignee && { assignee }) });
      setTitle("");
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.offline ? t("offline") : (error.problem.errors?.[0]?.detail ?? error.message));
    }
    setBusy(false);
  };
  return (
    <form className="todo-add" onSubmit={(event) => void add(event)}>
      <div className="todo-add-line">
        <Icon of={IconPlus} size="s" />
        <input
          ref={field}
          dir="auto"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          maxLength={300}
          aria-label={t("create")}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem && "todo-add-problem"}
          placeholder={t("add.placeholder")}
        />
        <select
          aria-label={t("field.due")}
          value={near}
          onChange={(event) => setNear(nears.find((one) => one === event.target.value) ?? "none")}
        >
          {nears.map((one) => (
            <option key={one} value={one}>
              {t(`near.${one}`)}
            </option>
          ))}
        </select>
        <Button variant="primary" size="s" type="submit" busy={busy} disabled={title.trim() === ""}>
          {t("add.go")}
        </Button>
      </div>
      {problem && (
        <p className="err-t" id="todo-add-problem" aria-live="polite">
          {problem}
        </p>
      )}
    </form>
  );
}
