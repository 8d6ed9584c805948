import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { steps, type Step } from "./step.ts";

interface StepsProps {
  label: string;
  current: Step;
  reachable: readonly Step[];
  onStep?: (step: Step) => void;
}

/** File, options, columns, preview, result; those one may return to can be pressed. */
export function Steps({ label, current, reachable, onStep }: StepsProps) {
  const { t } = useTranslation("import");
  const at = steps.indexOf(current);
  return (
    <nav aria-label={label}>
      <p className="steps-short only-phone">
        {t("stepOf", { number: at + 1, total: steps.length, name: t(`step.${current}`) })}
      </p>
      <ol className="steps no-phone">
        {steps.map((step, index) => {
          const passed = index < at;
          const mark = (
            <span className="k" aria-hidden="true">
              {passed ? <Icon of={IconCheck} size="xs" /> : index + 1}
            </span>
          );
          const words = t(`step.${step}`);
          return (
            <li key={step} className={classes(passed && "passed")} aria-current={step === current ? "step" : undefined}>
              {step !== current && reachable.includes(step) && onStep ? (
                <button type="button" onClick={() => onStep(step)}>
                  {mark}
                  {words}
                </button>
              ) : (
                <span>
                  {mark}
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
