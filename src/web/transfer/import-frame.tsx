import type { ReactNode } from "react";
import { usePageTitle } from "../frame/page-title.ts";
import { useImportWords } from "./import-kind.ts";
import { Steps } from "./steps.tsx";
import type { Step } from "./step.ts";
import "./import.css";

interface ImportFrameProps {
  title: string;
  current: Step;
  /** Where a step that was passed leads; none on the way in. */
  onStep?: (step: Step) => void;
  reachable?: readonly Step[];
  /** The choices in one sentence. */
  facts?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

/** Head with the steps, the step itself, and the foot with what comes next. */
export function ImportFrame({ title, current, onStep, reachable = [], facts, foot, children }: ImportFrameProps) {
  const t = useImportWords();
  usePageTitle(t("title"));
  return (
    <div className="imp">
      <div className="imp-head">
        <div className="imp-title">
          <h1 className="clip">{title}</h1>
          <Steps label={t("steps")} current={current} reachable={reachable} onStep={onStep} />
        </div>
        {facts}
      </div>
      {children}
      {foot && <div className="imp-foot">{foot}</div>}
    </div>
  );
}
