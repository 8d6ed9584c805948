import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deletePipeline } from "../../../opportunities/api.ts";
import { restoreFromTrash } from "../../../trash/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Pipeline } from "./draft.ts";

interface DeletePipelineProps {
  pipeline: Pipeline;
  all: readonly Pipeline[];
  onClose: () => void;
}

/** Deletes a pipeline, and says to which stage of another one its opportunities go. */
export function DeletePipeline({ pipeline, all, onClose }: DeletePipelineProps) {
  const { t } = useTranslation("pipelines");
  const format = useFormat();
  const queries = useQueryClient();
  const { show } = useToast();
  const { id, version, name } = pipeline;
  const count = pipeline.stages.reduce((sum, { opportunities }) => sum + (opportunities ?? 0), 0);
  const ways = all
    .filter((one) => one.id !== id)
    .flatMap((one) =>
      one.stages.map((stage) => ({ value: stage.id, label: stage.name, detail: one.name, kind: stage.kind })),
    );
  const [moveTo, setMoveTo] = useState<string | null>(ways.find(({ kind }) => kind === "open")?.value ?? null);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    await call(restoreFromTrash, { params: { id } });
    await queries.invalidateQueries({ queryKey: ["opportunities"] });
  };
  const go = async () => {
    setBusy(true);
    try {
      const body = { version, ...(count > 0 && moveTo !== null && { moveTo }) };
      await call(deletePipeline, { params: { id }, body });
      // What stood in it has gone elsewhere, and would not come back with it.
      show({ text: t("deleted", { name }), detail: t("waits"), ...(count === 0 && { undo: restore }) });
      void queries.invalidateQueries({ queryKey: ["opportunities"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void go()}
      title={t("deleteTitle", { name })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button variant="danger" type="submit" busy={busy}>
            {t("delete")}
          </Button>
        </>
      }
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("notDeleted")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      {count === 0 ? (
        <p>{t("deleteEmpty")}</p>
      ) : (
        <ChoiceField
          label={t("goesTo", { count, number: format.number(count) })}
          options={ways}
          value={moveTo}
          onChange={setMoveTo}
        />
      )}
    </Dialog>
  );
}
