import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option, OptionSource } from "../kit/choice-options.ts";
import { useFormat } from "../kit/format.tsx";
import { NoteBar } from "../kit/states.tsx";
import { useWork } from "./work-context.ts";

interface MergeIntoProps<One extends { id: string }> {
  /** Whose words say it: `merge.title`, `merge.into`, … */
  words: "tags" | "contact-groups";
  /** To be merged; the one they are merged into may be among them. */
  all: readonly One[];
  into: Option | undefined;
  /** What one may merge into, but for these. */
  but: (ids: readonly string[]) => OptionSource;
  /** Begins the merge, which is followed as long work. */
  merge: (
    from: string[],
    into: string,
  ) => Promise<{ batch: string; state: Parameters<ReturnType<typeof useWork>["follow"]>[1] }>;
  onClose: () => void;
  /** Given the id of what stays. */
  onDone: (into: string) => void;
  /** Those that go, as they are drawn, and what that means. */
  children: (gone: readonly One[]) => { gone: ReactNode; means: ReactNode };
}

/** Which of several takes over the others. */
export function MergeInto<One extends { id: string }>({
  words,
  all,
  into,
  but,
  merge,
  onClose,
  onDone,
  children,
}: MergeIntoProps<One>) {
  const { t } = useTranslation(words);
  const { follow } = useWork();
  const format = useFormat();
  const [target, setTarget] = useState<Option | null>(into ?? null);
  const [refusal, setRefusal] = useState<CallError>();
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const gone = all.filter(({ id }) => id !== target?.value);
  const go = async () => {
    setMissing(target === null);
    if (target === null) return;
    setBusy(true);
    try {
      const { batch, state } = await merge(
        gone.map(({ id }) => id),
        target.value,
      );
      follow(batch, state, (count) => t("merge.done", { count, number: format.number(count), name: target.label }));
      onClose();
      onDone(target.value);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const drawn = children(gone);
  return (
    <AskDialog
      onClose={onClose}
      title={t("merge.title", { count: gone.length, number: format.number(gone.length) })}
      onGo={() => void go()}
      go={t("merge.go")}
      busy={busy}
      disabled={gone.length === 0}
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("merge.failed")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      {drawn.gone}
      <ChoiceField
        {...but(all.length === 1 ? all.map(({ id }) => id) : [])}
        label={t("merge.into")}
        value={target?.value ?? null}
        chosen={target}
        onChange={(_, option) => setTarget(option)}
        placeholder={t("merge.find")}
        error={missing && target === null ? t("merge.intoMissing") : undefined}
        required="unmarked"
        autoFocus
      />
      {drawn.means}
    </AskDialog>
  );
}
