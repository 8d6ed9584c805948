import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { countTrash, purgeMany, type TrashWish } from "../../trash/api.ts";
import { call, CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useWork } from "../work/work-context.ts";
import { refreshTrash } from "./refresh-trash.ts";

interface PurgeManyProps {
  /** Those chosen; all that the page is narrowed to when left out. */
  ids?: readonly string[];
  wish: TrashWish;
  onClose: () => void;
  onDone?: () => void;
}

/** Deletes many for good, once their number has been typed. */
export function PurgeMany({ ids, wish, onClose, onDone }: PurgeManyProps) {
  const { t } = useTranslation("trash");
  const format = useFormat();
  const { follow } = useWork();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [isOther, setOther] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const counted = useQuery({
    queryKey: ["trash", "count", wish],
    queryFn: ({ signal }) => call(countTrash, { query: wish, signal }),
    enabled: ids === undefined,
    gcTime: 0,
  });
  const count = ids?.length ?? counted.data?.count;
  const go = async () => {
    if (count === undefined) return;
    if (Number(typed.replace(/\D/g, "")) !== count) return setOther(true);
    setBusy(true);
    setRefusal(undefined);
    try {
      const { batch, state } = await call(purgeMany, { body: { ...(ids ? { ids: [...ids] } : wish), count } });
      follow(batch, state);
      refreshTrash(queries);
      onDone?.();
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ["trash", "count"] });
    }
  };
  const number = count === undefined ? "…" : format.number(count);
  return (
    <AskDialog
      title={t("purgeMany.title", { count: count ?? 2, number })}
      onClose={onClose}
      onGo={() => void go()}
      go={t("purge.go")}
      danger
      busy={busy}
      disabled={count === undefined || count === 0}
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("purge.failed")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      <p className="trash-warning">{t("purgeMany.words")}</p>
      <TextField
        label={t("purgeMany.type", { number })}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setOther(false);
        }}
        error={isOther ? t("purgeMany.other", { number }) : undefined}
        required="unmarked"
        inputMode="numeric"
        autoComplete="off"
        data-autofocus
        maxLength={16}
      />
    </AskDialog>
  );
}
