import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { useFormat } from "../kit/format.tsx";
import { countsByOutcome, outcomes, type Import, type Outcome } from "./import-query.ts";

interface OutcomeTabsProps {
  one: Import;
  outcome: Outcome | undefined;
  onChange: (outcome: Outcome | undefined) => void;
  /** What was done, no longer what will be. */
  done?: boolean;
}

/** How many rows come to what; a press shows those only. The bar beneath says the same by its parts. */
export function OutcomeTabs({ one, outcome, onChange, done }: OutcomeTabsProps) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const counts = countsByOutcome(one);
  const total = outcomes.reduce((sum, name) => sum + counts[name], 0);
  const bar = outcomes.filter((name) => counts[name] > 0);
  return (
    <>
      <div className="outs" role="group" aria-label={t("rowsByOutcome")}>
        <button type="button" className="out" aria-pressed={outcome === undefined} onClick={() => onChange(undefined)}>
          <span>{t("allRows")}</span>
          <b>{format.number(total)}</b>
        </button>
        {outcomes.map((name) => (
          <button
            type="button"
            key={name}
            className="out"
            aria-pressed={outcome === name}
            onClick={() => onChange(outcome === name ? undefined : name)}
          >
            <span>
              <i className={classes("mk", `is-${name}`)} />
              {t(`${done ? "did" : "outcome"}.${name}`)}
            </span>
            <b>{format.number(counts[name])}</b>
          </button>
        ))}
      </div>
      <div className="stack" aria-hidden="true">
        {bar.map((name) => (
          <i key={name} className={classes("mk", `is-${name}`)} style={{ flexGrow: counts[name] }} />
        ))}
      </div>
    </>
  );
}
