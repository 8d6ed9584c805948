import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { useState } from "react";
import { rejectedRows, undoImport } from "../../transfer/api.ts";
import { urlOf } from "../client.ts";
import { Button, ButtonAnchor, ButtonLink } from "../kit/button.tsx";
import { useImportWords } from "./import-kind.ts";
import { ImportFrame } from "./import-frame.tsx";
import { countsByOutcome, type Import } from "./import-query.ts";
import { OutcomeTabs } from "./outcome-tabs.tsx";
import { peopleOf } from "./people-of.ts";
import { PreviewRows } from "./preview-rows.tsx";
import { RefusalLine } from "./refusal-line.tsx";
import { RunningFoot } from "./running-foot.tsx";
import type { StepProps } from "./step-props.ts";
import { UndoDialog } from "./undo-dialog.tsx";
import { useOutcome } from "./use-outcome.ts";
import { useTellImport } from "./use-tell-import.ts";
import "./preview.css";

/** What became of the file: while it runs how far it is, afterwards what was written, what was not, and the way back. */
export function ResultStep({ one, frame }: StepProps) {
  const t = useImportWords();
  const telling = useTellImport(one.id);
  const { tell, busy, refusal } = telling;
  const [outcome, setOutcome] = useOutcome();
  const [asking, setAsking] = useState(false);
  const { undoing } = one;
  const running = one.state === "running" || one.state === "paused";
  const { asks, invalid } = countsByOutcome(one);
  const rejected = asks + invalid;
  const people = peopleOf(one);
  const foot = running ? (
    <RunningFoot one={one} {...telling} />
  ) : (
    <>
      {mayBeUndone(one) && (
        <Button variant="quiet" icon={IconArrowBackUp} busy={busy} onClick={() => setAsking(true)}>
          {t("undo.button")}
        </Button>
      )}
      {rejected > 0 && (
        <ButtonAnchor
          variant="quiet"
          icon={IconDownload}
          href={urlOf(rejectedRows, { params: { id: one.id } })}
          download
        >
          {t("rejected", { count: rejected })}
        </ButtonAnchor>
      )}
      <RefusalLine error={refusal} />
      <ButtonLink to="/imports/new" search={{ kind: one.kind }} variant={people ? "default" : "primary"}>
        {t("another")}
      </ButtonLink>
      {people && (
        <ButtonLink to={listOf[one.kind]} search={people} variant="primary" icon={IconUsers}>
          {t("seePeople")}
        </ButtonLink>
      )}
    </>
  );
  const kept = one.state === "undone" && one.counts.kept > 0 ? t("result.kept", { count: one.counts.kept }) : undefined;
  const say = one.problem?.detail ?? (running ? t("result.mayLeave") : kept);
  return (
    <ImportFrame
      {...frame}
      facts={
        <p className="facts">
          <b>{t(`result.${undoing ? "undoing" : one.state}`)}</b>
          {say && <span>{say}</span>}
        </p>
      }
      foot={foot}
    >
      <OutcomeTabs one={one} outcome={outcome} onChange={setOutcome} done={!running} />
      <PreviewRows key={outcome ?? "all"} one={one} outcome={outcome} />
      <UndoDialog
        open={asking}
        onClose={() => setAsking(false)}
        onUndo={() => {
          void tell(undoImport);
        }}
      />
    </ImportFrame>
  );
}

const listOf = { contacts: "/contacts", companies: "/companies", equipment: "/equipment" } as const;

function mayBeUndone({ state, batch }: Import): boolean {
  return batch !== null && (state === "done" || state === "cancelled" || state === "failed");
}
