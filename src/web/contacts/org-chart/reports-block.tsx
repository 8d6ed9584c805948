import IconSitemap from "@tabler/icons-react/dist/esm/icons/IconSitemap.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { Icon } from "../../kit/icon.tsx";
import { fewReportsQuery } from "./chart.ts";
import "./chart.css";

/** On the card: the first of those who report to somebody, and the way to the chart. */
export function ReportsBlock({ id, hasBoss }: { id: string; hasBoss: boolean }) {
  const { t } = useTranslation("card");
  const { data } = useQuery(fewReportsQuery(id));
  const people = data?.items ?? [];
  if (people.length === 0 && !hasBoss) return null;
  return (
    <>
      {people.map((person) => (
        <div className="li" key={person.id}>
          <Avatar id={person.id} name={person.name} src={person.picture} size={28} />
          <span className="two">
            <Link to="/contacts/$id" params={{ id: person.id }} className="b clip">
              <bdi>{person.name}</bdi>
            </Link>
            <small className="clip">{person.jobTitle || t("chart.reportsHere")}</small>
          </span>
        </div>
      ))}
      <Link to="/contacts/$id/org-chart" params={{ id }} className="chart-way">
        <Icon of={IconSitemap} size="s" />
        {t(data?.next ? "chart.all" : "chart.title")}
      </Link>
    </>
  );
}
