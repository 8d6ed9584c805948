import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createPipeline, listPipelines } from "../../../opportunities/api.ts";
import { call, CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useMay } from "../../session.ts";
import { PipelinePart } from "./pipeline-part.tsx";
import "../management.css";
import "./pipelines.css";

/** /management/pipelines: the ways that sales go, and their stages. */
export function PipelinesPage() {
  const may = useMay();
  return may("management.settings", "open") ? <Pipelines /> : <NotFound />;
}

function Pipelines() {
  const { t } = useTranslation("pipelines");
  usePageTitle(t("title"));
  const { data, error, refetch } = useQuery({
    queryKey: ["opportunities", "pipelines"],
    queryFn: ({ signal }) => call(listPipelines, { signal }),
  });
  const [creating, setCreating] = useState(false);
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <>
      <div className="phead">
        <h1 className="in-bar">{t("title")}</h1>
        <div className="end">
          <Button icon={IconPlus} onClick={() => setCreating(true)}>
            {t("create")}
          </Button>
        </div>
      </div>
      <div className="pbody settings-body" aria-busy={data === undefined}>
        {data === undefined && <Skeleton width={220} />}
        {data?.items.map((pipeline) => (
          // Written anew by somebody else: what is typed here is of the version it began with.
          <PipelinePart key={pipeline.id} pipeline={pipeline} all={data.items} />
        ))}
      </div>
      {creating && <NewPipeline onClose={() => setCreating(false)} />}
    </>
  );
}

function NewPipeline({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("pipelines");
  const queries = useQueryClient();
  const { show } = useToast();
  const [name, setName] = useState("");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (name.trim() === "") return setFault(t("nameMissing"));
    setBusy(true);
    try {
      await call(createPipeline, { body: { name: name.trim() } });
      show({ text: t("created", { name: name.trim() }) });
      void queries.invalidateQueries({ queryKey: ["opportunities"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFault(error.offline ? t("offline") : (error.faultAt("/name") ?? error.message));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void go()}
      title={t("create")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t("createGo")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("name")}
        hint={t("createHint")}
        value={name}
        onChange={setName}
        maxLength={100}
        data-autofocus
        error={fault}
      />
    </Dialog>
  );
}
