import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import type { ImportRow } from "./import-query.ts";

/** Whom a row may mean, and why it cannot be told. */
export function RowQuestion({ row }: { row: ImportRow }) {
  const { t } = useTranslation("import");
  const { candidates, problems } = row;
  return (
    <span className="question">
      <span className={classes("sim", candidates.length === 1 && "sure")} aria-hidden="true">
        !
      </span>
      <span>
        {t("preview.maybe", { count: candidates.length })}{" "}
        {candidates.map(({ id, name }, at) => (
          <Fragment key={id}>
            {at > 0 && ", "}
            <Link to="/contacts/$id" params={{ id }} target="_blank" className="b">
              <bdi>{name}</bdi>
            </Link>
          </Fragment>
        ))}
        {problems[0] && ` · ${problems[0].detail}`}
      </span>
    </span>
  );
}
