import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import "./marks.css";

export type Status = "active" | "blocked" | "fired";

/** A dot and the word, never a pill in a row. */
export function StatusWord({ status, small }: { status: Status; small?: boolean }) {
  const { t } = useTranslation("kit");
  return <span className={classes("st", status, small && "sm")}>{t(`status.${status}`)}</span>;
}
