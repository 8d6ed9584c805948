import { useTranslation } from "react-i18next";
import { cancelImport, runImport } from "../../transfer/api.ts";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { countsByOutcome, type Import } from "./import-query.ts";
import { OutcomeTabs } from "./outcome-tabs.tsx";
import { PreviewRows } from "./preview-rows.tsx";
import { RefusalLine } from "./refusal-line.tsx";
import type { StepProps } from "./step-props.ts";
import { UnknownPeopleNote } from "./unknown-people-note.tsx";
import { useOutcome } from "./use-outcome.ts";
import { useTellImport } from "./use-tell-import.ts";
import { WorkLine } from "./work-line.tsx";
import "./preview.css";

/** What each row will do, before anything is written. */
export function PreviewStep({ one, go, frame }: StepProps) {
  const { t } = useTranslation("import");
  const [outcome, setOutcome] = useOutcome();
  const { tell, busy, refusal } = useTellImport(one.id);
  const run = async () => {
    if (await tell(runImport)) go("result");
  };
  const foot =
    one.state === "checking" ? (
      <>
        <WorkLine one={one} words={t("checking")} />
        <Button busy={busy} onClick={() => void tell(cancelImport)}>
          {t("stop")}
        </Button>
      </>
    ) : (
      <>
        <RefusalLine error={refusal}>
          <ReadyWords one={one} />
        </RefusalLine>
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
  const words = nothing
    ? t("run.nothing")
    : t("run.words", { created: format.number(create), updated: format.number(update) });
  return (
    <Button variant="primary" busy={busy} disabled={nothing} onClick={onRun}>
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
