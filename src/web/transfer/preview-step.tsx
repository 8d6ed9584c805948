import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { runImport } from "../../transfer/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { countsByOutcome, importQuery, type Import } from "./import-query.ts";
import { OutcomeTabs } from "./outcome-tabs.tsx";
import { PreviewRows } from "./preview-rows.tsx";
import { RefusalLine } from "./refusal-line.tsx";
import type { StepProps } from "./step-props.ts";
import { UnknownPeopleNote } from "./unknown-people-note.tsx";
import { useOutcome } from "./use-outcome.ts";
import { WorkLine } from "./work-line.tsx";
import "./preview.css";

/** What each row will do, before anything is written. */
export function PreviewStep({ one, go, frame }: StepProps) {
  const { t } = useTranslation("import");
  const queries = useQueryClient();
  const [outcome, setOutcome] = useOutcome();
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const checking = one.state === "checking";
  const run = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const started = await call(runImport, { params: { id: one.id } });
      queries.setQueryData(importQuery(one.id).queryKey, started);
      go("result");
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const foot = (
    <>
      {checking ? (
        <WorkLine one={one} words={t("checking")} />
      ) : (
        <RefusalLine error={refusal}>
          <ReadyWords one={one} />
        </RefusalLine>
      )}
      <Button onClick={() => go("columns")}>{t("back")}</Button>
      <RunButton one={one} busy={busy} onRun={() => void run()} />
    </>
  );
  return (
    <ImportFrame {...frame} foot={foot}>
      <UnknownPeopleNote one={one} onChoose={() => go("options")} />
      <OutcomeTabs one={one} outcome={outcome} onChange={setOutcome} />
      <PreviewRows key={outcome ?? "all"} one={one} outcome={outcome} />
    </ImportFrame>
  );
}

function RunButton({ one, busy, onRun }: { one: Import; busy: boolean; onRun: () => void }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const { create, update } = countsByOutcome(one);
  const nothing = create + update === 0;
  const words =
    one.state === "checking"
      ? t("run.wait")
      : nothing
        ? t("run.nothing")
        : t("run.words", { created: format.number(create), updated: format.number(update) });
  return (
    <Button variant="primary" busy={busy} disabled={one.state !== "ready" || nothing} onClick={onRun}>
      <span className="num">{words}</span>
    </Button>
  );
}

function ReadyWords({ one }: { one: Import }) {
  const { t } = useTranslation("import");
  const { asks, invalid } = countsByOutcome(one);
  const left = asks + invalid;
  return left === 0 ? t("ready") : t("readyBut", { count: left });
}
