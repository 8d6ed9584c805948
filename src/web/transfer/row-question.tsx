import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { usePlace } from "../kit/place.ts";
import { useImportKind } from "./import-kind.ts";
import { cardOf, type ImportRow } from "./import-query.ts";

/** Whom a row may mean, and why it cannot be told. */
export function RowQuestion({ row }: { row: ImportRow }) {
  const { t } = useTranslation("import");
  const { language } = usePlace();
  const { candidates, problems } = row;
  const [before = "", after = ""] = t("preview.maybe", { count: candidates.length, names: slot }).split(slot);
  const names = new Intl.ListFormat(language, { type: "disjunction" }).formatToParts(candidates.map(({ id }) => id));
  return (
    <span className="question">
      <span className={classes("sim", candidates.length === 1 && "sure")} aria-hidden="true">
        !
      </span>
      <span>
        {before}
        {names.map((part, at) =>
          part.type === "literal" ? part.value : <CandidateLink key={at} id={part.value} of={candidates} />,
        )}
        {after}
        {problems[0] && <span className="t3"> · {problems[0].detail}</span>}
      </span>
    </span>
  );
}

// Stands in the sentence where the names go, so that every language decides the order of its words.
const slot = "\uE000";

function CandidateLink({ id, of: candidates }: { id: string; of: ImportRow["candidates"] }) {
  return (
    <Link to={cardOf[useImportKind()]} params={{ id }} target="_blank" className="b">
      <bdi>{candidates.find((one) => one.id === id)?.name}</bdi>
    </Link>
  );
}
