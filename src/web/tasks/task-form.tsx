import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { agents } from "../contacts/fields/sources.tsx";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { usePlace } from "../kit/place.ts";
import { Segmented } from "../kit/segmented.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextArea, TextField } from "../kit/text-field.tsx";
import { useSession } from "../session.ts";
import { bodyOf, changeOf, draftOf, type Draft } from "./draft.ts";
import { RecordField } from "./record-field.tsx";
import type { Task, TaskRecord } from "./task.ts";
import { useTaskDeeds } from "./use-task-deeds.ts";
import { WhenFields } from "./when-fields.tsx";
import "./tasks.css";

interface NewTaskFormProps {
  /** What stands in it already: where it was opened from. */
  on?: TaskRecord | null;
  onClose: () => void;
}

/** A new task, in a dialog above the list or a card. */
export function NewTaskForm({ on = null, onClose }: NewTaskFormProps) {
  const { user } = useSession();
  const { timeZone } = usePlace();
  const deeds = useTaskDeeds();
  const start: Draft = {
    kind: "task",
    title: "",
    text: "",
    day: null,
    time: "",
    reminder: "none",
    ownDay: null,
    ownTime: "09:00",
    assignee: { value: user.id, label: user.name },
    on,
    outcome: "",
  };
  return (
    <TaskForm
      start={start}
      onClose={onClose}
      save={async (draft) => {
        const body = bodyOf(draft, timeZone);
        if (body) await deeds.create(body);
        return body !== undefined;
      }}
    />
  );
}

/** A task as it is: changed by whoever may, read by others. */
export function EditTaskForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const { timeZone } = usePlace();
  const deeds = useTaskDeeds();
  // What is typed is of the version that it began with, whatever arrives meanwhile.
  const [before] = useState(task);
  return (
    <TaskForm
      task={before}
      start={draftOf(before, timeZone)}
      onClose={onClose}
      save={async (draft) => {
        const change = changeOf(before, draft, timeZone);
        if (change && Object.keys(change).length > 0) await deeds.change(before, change);
        return change !== undefined;
      }}
    />
  );
}

interface TaskFormProps {
  task?: Task;
  start: Draft;
  /** False where the draft is not complete. */
  save: (draft: Draft) => Promise<boolean>;
  onClose: () => void;
}

function TaskForm({ task, start, save, onClose }: TaskFormProps) {
  const { t } = useTranslation("tasks");
  const deeds = useTaskDeeds();
  const [draft, setDraft] = useState(start);
  const [refusal, setRefusal] = useState<CallError>();
  const [fault, setFault] = useState<"title" | "reminder">();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const mayEdit = task?.can.includes("edit") ?? true;
  const go = async () => {
    if (!mayEdit) return onClose();
    setFault(undefined);
    if (draft.title.trim() === "") return setFault("title");
    setBusy(true);
    try {
      if (await save(draft)) return onClose();
      setFault("reminder");
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    }
    setBusy(false);
  };
  const faultAt = (pointer: string) =>
    pointer === "/reminder" && fault === "reminder" ? t("momentMissing") : refusal?.faultAt(pointer);
  const turn = async (deed: Promise<unknown>) => {
    setBusy(true);
    if (await deed) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void go()}
      title={t(task === undefined ? "create" : mayEdit ? "edit" : `kind.${task.kind}`)}
      actions={
        <>
          {task?.can.includes("delete") && (
            <IconButton icon={IconTrash} danger label={t("delete")} onClick={() => void turn(deeds.remove(task))} />
          )}
          {task && mayEdit && (
            <Button
              variant="quiet"
              disabled={busy}
              onClick={() => void turn(task.doneAt === null ? deeds.finish(task, draft.outcome) : deeds.reopen(task))}
            >
              {t(task.doneAt === null ? "finish" : "reopen")}
            </Button>
          )}
          <span className="grow" />
          <Button variant="quiet" onClick={onClose}>
            {t("kit:cancel")}
          </Button>
          {mayEdit && (
            <Button variant="primary" type="submit" busy={busy}>
              {t(task ? "save" : "add.go")}
            </Button>
          )}
        </>
      }
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("notSaved")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      <fieldset className="todo-form" disabled={!mayEdit}>
        <Segmented
          label={t("field.kind")}
          options={[
            { value: "task", label: t("kind.task") },
            { value: "call", label: t("kind.call") },
          ]}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={t("field.title")}
          value={draft.title}
          onChange={(title) => change({ title })}
          required
          data-autofocus
          maxLength={300}
          error={fault === "title" ? t("titleMissing") : refusal?.faultAt("/title")}
        />
        <WhenFields draft={draft} change={change} faultAt={faultAt} />
        <ChoiceField
          {...agents}
          label={t("field.assignee")}
          value={draft.assignee?.value ?? null}
          chosen={draft.assignee}
          onChange={(_, assignee) => change({ assignee })}
          error={faultAt("/assignee")}
        />
        <RecordField value={draft.on} onChange={(on) => change({ on })} error={faultAt("/on")} />
        <TextArea
          label={t("field.text")}
          value={draft.text}
          onChange={(text) => change({ text })}
          rows={3}
          maxLength={10_000}
          error={faultAt("/text")}
        />
        {task && (task.doneAt !== null || draft.kind === "call") && (
          <TextField
            label={t("field.outcome")}
            hint={task.doneAt === null ? t("outcomeWhenDone") : undefined}
            value={draft.outcome}
            onChange={(outcome) => change({ outcome })}
            maxLength={1_000}
            error={faultAt("/outcome")}
          />
        )}
      </fieldset>
    </Dialog>
  );
}
