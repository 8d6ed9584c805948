import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { IconButton } from "../../kit/icon-button.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { chartQuery, type ChartPerson } from "./chart.ts";
import { ChartNode, UnseenNode, type ChartTurns } from "./chart-node.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useMove } from "./use-move.ts";
import { useTreeKeys } from "./use-tree-keys.ts";
import "./chart.css";

/** /contacts/$id/org-chart: who is above somebody, and who reports there. */
export function OrgChartPage() {
  const { t } = useTranslation("card");
  const { id = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(chartQuery(id));
  const navigate = useNavigate();
  usePageTitle(data && t("chart.of", { name: data.person.name }));
  if (data === undefined && error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  const back = () => void navigate({ to: "/contacts/$id", params: { id } });
  return (
    <article className="chart" aria-busy={data === undefined}>
      <header className="chart-head">
        <IconButton icon={IconArrowLeft} label={t("chart.back")} onClick={back} />
        <h1 className="clip">
          {data ? t("chart.of", { name: data.person.name }) : <Skeleton width={240} height={16} />}
        </h1>
      </header>
      {data && <Chart key={id} person={data.person} above={data.above} />}
    </article>
  );
}

function Chart({ person, above }: { person: ChartPerson; above: readonly (ChartPerson | null)[] }) {
  const { t } = useTranslation("card");
  const { tree, press, keep } = useTreeKeys();
  const move = useMove();
  const [dragged, drag] = useState<ChartPerson>();
  const [asked, ask] = useState<ChartPerson>();
  const turns: ChartTurns = {
    focus: person.id,
    dragged,
    drag,
    move: (one, boss) => void move(one, boss),
    ask,
  };
  const level = above.length + 1;
  const nodes = above.reduceRight<ReactNode>(
    (way, one, index) =>
      one ? (
        <ChartNode key={one.id} person={one} level={index + 1} way={way} {...turns} />
      ) : (
        <UnseenNode level={index + 1} way={way} />
      ),
    <ChartNode key={person.id} person={person} level={level} {...turns} />,
  );
  return (
    <div className="chart-body">
      <ul role="tree" aria-label={t("chart.of", { name: person.name })} ref={tree} onKeyDown={press} onFocus={keep}>
        {nodes}
      </ul>
      {person.reports === 0 && above.length === 0 && <p className="chart-none">{t("chart.none")}</p>}
      <p className="chart-hint">{t("chart.hint")}</p>
      {asked && <MoveDialog person={asked} onClose={() => ask(undefined)} onMove={(boss) => move(asked, boss)} />}
    </div>
  );
}
