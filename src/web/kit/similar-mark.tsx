import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import "./marks.css";

/** The "!" beside a name that may stand twice in the book; opens the card at its block of similar people. */
export function SimilarMark({ contactId, level }: { contactId: string; level: "sure" | "possible" }) {
  const { t } = useTranslation("kit");
  const words = t(`similar.${level}`);
  return (
    <Link to="/contacts/$id" params={{ id: contactId }} hash="similar" className={classes("sim", level === "sure" && "sure")} aria-label={words} data-tip={words}>
      !
    </Link>
  );
}
