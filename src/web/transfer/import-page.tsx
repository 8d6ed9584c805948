import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Failure } from "../frame/failure.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { Facts } from "./facts.tsx";
import { FileStep } from "./file-step.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { KindOfFile } from "./import-kind.ts";
import { importQuery } from "./import-query.ts";
import { OptionsStep } from "./options-step.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { shownStep, stepOf, steps, type Step } from "./step.ts";

const parts = { file: FileStep, options: OptionsStep, columns: ColumnsStep, preview: PreviewStep, result: ResultStep };

/** /imports/$id: an import at the step that the address names, or where it stands. */
export function ImportPage() {
  const { t } = useTranslation("import");
  const { id = "" } = useParams({ strict: false });
  const { step: asked } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data: one, error, refetch } = useQuery(importQuery(id));
  if (one === undefined) {
    if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
    return (
      <ImportFrame title={t("title")} current="file">
        <div className="imp-body" aria-busy="true" />
      </ImportFrame>
    );
  }
  const current = shownStep(one, asked);
  const go = (step: Step) => void navigate({ to: "/imports/$id", params: { id }, search: { step } });
  const StepPart = parts[current];
  const ended = stepOf(one) === "result";
  const reachable = ended ? [] : steps.filter((step) => step !== "file" && shownStep(one, step) === step);
  return (
    <KindOfFile value={one.kind}>
      <StepPart
        key={current}
        one={one}
        go={go}
        frame={{
          title: t("titleOf", { name: one.fileName }),
          current,
          onStep: go,
          reachable,
          facts:
            current === "preview" || current === "columns" ? (
              <Facts one={one} onChange={() => go("options")} />
            ) : undefined,
        }}
      />
    </KindOfFile>
  );
}
