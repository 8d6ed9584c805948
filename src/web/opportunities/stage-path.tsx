import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { LostDialog } from "./lost-dialog.tsx";
import { pipelinesQuery, type Opportunity, type Pipeline } from "./opportunity.ts";
import { useMoving } from "./use-moving.ts";

type Stage = Pipeline["stages"][number];

/** The way through the pipeline, with where it stands; a press moves it. */
export function StagePath({ opportunity }: { opportunity: Opportunity }) {
  const { t } = useTranslation("opportunities");
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const { move, tell } = useMoving();
  const [losing, setLosing] = useState<Stage>();
  const { name, stage: current, can } = opportunity;
  const stages = pipelines.find(({ id }) => id === opportunity.pipeline.id)?.stages ?? [];
  const editable = can.includes("edit");
  const at = stages.findIndex(({ id }) => id === current.id);
  const go = (stage: Stage, lostReason?: string) =>
    move({ card: opportunity, stage, beside: {}, back: {}, ...(lostReason !== undefined && { lostReason }) });
  const path = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const step = path.current?.querySelector("[aria-current]");
    step?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at]);
  const press = (stage: Stage) => {
    if (stage.id === current.id) return;
    if (stage.kind === "lost") setLosing(stage);
    else go(stage).catch((error: unknown) => tell(error, name));
  };
  return (
    <>
      {/* Where nothing in it takes focus it is scrolled by itself. */}
      <ol ref={path} className="deal-path" aria-label={t("path")} tabIndex={editable ? undefined : 0}>
        {stages.map((stage, index) => {
          const look = {
            className: classes("deal-step", current.kind === "open" && index < at && "past"),
            "aria-current": stage.id === current.id ? ("step" as const) : undefined,
          };
          const words = (
            <>
              {stage.kind === "won" && <Icon of={IconCheck} size="xs" />}
              {stage.kind === "lost" && <Icon of={IconX} size="xs" />}
              {stage.name}
            </>
          );
          return (
            <li key={stage.id} data-kind={stage.kind}>
              {editable ? (
                <button type="button" {...look} onClick={() => press(stage)}>
                  {words}
                </button>
              ) : (
                <span {...look}>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
      {losing && (
        <LostDialog
          name={name}
          required={losing.asksReason}
          lose={(reason) => go(losing, reason)}
          onClose={() => setLosing(undefined)}
        />
      )}
    </>
  );
}
