import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { updatePipeline } from "../../../opportunities/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { Part } from "../part.tsx";
import { DeletePipeline } from "./delete-pipeline.tsx";
import { draftOf, withNewStage, writeDraft, type Pipeline, type PipelineDraft } from "./draft.ts";
import { StageRow } from "./stage-row.tsx";

/** A pipeline with its stages, written as a whole. */
export function PipelinePart({ pipeline, all }: { pipeline: Pipeline; all: readonly Pipeline[] }) {
  const { t } = useTranslation("pipelines");
  const queries = useQueryClient();
  const { show } = useToast();
  const [base, setBase] = useState(pipeline);
  const [draft, setDraft] = useState<PipelineDraft>();
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const [isDoomed, setDoomed] = useState(false);
  const shown = draft ?? draftOf(pipeline);
  const change = (next: PipelineDraft) => {
    if (draft === undefined) setBase(pipeline);
    setDraft(next);
  };
  const leave = () => {
    setDraft(undefined);
    setRefusal(undefined);
  };
  const save = async () => {
    setBusy(true);
    try {
      await call(updatePipeline, {
        params: { id: pipeline.id },
        body: { ...writeDraft(shown), version: base.version },
      });
      await queries.invalidateQueries({ queryKey: ["opportunities"] });
      leave();
      show({ text: t("saved", { name: shown.name }) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const isStale = refusal?.status === 412;
  // Faults are told by the places in what was sent: stages that go are not in it.
  const sent = shown.stages.filter(({ goes }) => goes === undefined);
  const faultOf = (key: string) => {
    const at = sent.findIndex((stage) => stage.key === key);
    return at === -1 ? undefined : refusal?.faultAt(`/stages/${at}/name`);
  };
  const isBeside = refusal?.faultAt("/name") !== undefined || sent.some(({ key }) => faultOf(key) !== undefined);
  return (
    <Part title={pipeline.name} words={t("words")}>
      <form
        noValidate
        className="pipeline"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("name")}
          value={shown.name}
          maxLength={100}
          onChange={(name) => change({ ...shown, name })}
          error={refusal?.faultAt("/name")}
        />
        <ol className="pipeline-stages" aria-label={t("stagesOf", { name: pipeline.name })}>
          {shown.stages.map((stage, at) => (
            <StageRow
              key={stage.key}
              stage={stage}
              draft={shown}
              isFirst={at === 0}
              isLast={at === shown.stages.length - 1}
              fault={faultOf(stage.key)}
              onChange={change}
            />
          ))}
        </ol>
        {refusal && !isBeside && (
          <NoteBar tone="red" boxed title={t("notSaved")}>
            {refusal.offline ? t("offline") : (refusal.problem.errors?.[0]?.detail ?? refusal.message)}
          </NoteBar>
        )}
        <div className="row-f">
          <Button variant="quiet" icon={IconPlus} onClick={() => change(withNewStage(shown))}>
            {t("addStage")}
          </Button>
          {pipeline.can.includes("delete") && (
            <Button variant="quiet" icon={IconTrash} onClick={() => setDoomed(true)}>
              {t("delete")}
            </Button>
          )}
          {draft && (
            <span className="pipeline-save">
              <Button variant="quiet" onClick={leave}>
                {t(isStale ? "lookAnew" : "discard")}
              </Button>
              <Button variant="primary" type="submit" busy={busy}>
                {t("save")}
              </Button>
            </span>
          )}
        </div>
      </form>
      {isDoomed && <DeletePipeline pipeline={pipeline} all={all} onClose={() => setDoomed(false)} />}
    </Part>
  );
}
