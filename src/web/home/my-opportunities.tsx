import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listOpportunities } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import type { Filter } from "../grid/filter.ts";
import { writeListState } from "../grid/list-state.ts";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { Name } from "../kit/person.tsx";
import { isPast, useMoney } from "../opportunities/money.ts";
import { pipelinesQuery, type OpportunityRow } from "../opportunities/opportunity.ts";
import { useMay } from "../session.ts";
import { Block } from "./block.tsx";
import { Row } from "./row.tsx";
import { sumByStage } from "./sum-by-stage.ts";

const most = 6;
/** A page of the list: whoever has more open is not told sums of a part. */
const mostRead = 200;

/** The open opportunities that one owns, what closes first first, with what each stage is worth. */
export function MyOpportunities() {
  const { t } = useTranslation("home");
  const may = useMay();
  const { data: pipelines, isError: lacksPipelines, refetch: readPipelines } = useQuery(pipelinesQuery);
  const stages = pipelines?.flatMap((pipeline) => pipeline.stages.filter(({ kind }) => kind === "open")) ?? [];
  const parts: Filter[] = [
    { field: "owner", is: "is", value: "me" },
    { field: "stage", is: "anyOf", value: stages.map(({ id }) => id) },
  ];
  const query = {
    filter: JSON.stringify({ all: parts }),
    sort: "closeDate",
    fields: "name,stage,company,amount,currency,closeDate",
    limit: mostRead,
  };
  const { data, isError, refetch } = useQuery({
    queryKey: ["opportunities", "home", query],
    queryFn: ({ signal }) => call(listOpportunities, { query, signal }),
    enabled: pipelines !== undefined,
  });
  const sort = [{ field: "closeDate", descending: false }];
  return (
    <Block
      title={t("opportunities.title")}
      count={data?.count}
      all={{ to: "/opportunities/list", search: writeListState({ search: "", filter: parts, sort, from: "" }) }}
      items={data?.items.slice(0, most)}
      failed={lacksPipelines || isError}
      onAgain={() => void (pipelines ? refetch() : readPipelines())}
      lead={data?.next === null && data.items.length > 0 && <Sums opportunities={data.items} stages={stages} />}
      empty={
        <>
          {t("opportunities.empty")}{" "}
          {may("opportunities", "create") && (
            <Link to="/opportunities" search={{ create: "yes" }}>
              {t("app:create.opportunity")}
            </Link>
          )}
        </>
      }
    >
      {(one) => <OpportunityLine key={one.id} opportunity={one} />}
    </Block>
  );
}

interface SumsProps {
  opportunities: readonly OpportunityRow[];
  /** In the order of their pipelines. */
  stages: readonly { id: string; name: string }[];
}

function Sums({ opportunities, stages }: SumsProps) {
  const money = useMoney();
  const { t } = useTranslation("home");
  return (
    <dl className="home-sums">
      {sumByStage(opportunities, stages).map(({ id, name, count, sums }) => (
        <div key={id}>
          <dt>
            <Name>{name}</Name> <span className="num">{count}</span>
          </dt>
          <dd className="num">{sums.length > 0 ? sums.map(money.short).join(" + ") : t("opportunities:none")}</dd>
        </div>
      ))}
    </dl>
  );
}

function OpportunityLine({
  opportunity: { id, name = "", stage, company, amount, currency = "", closeDate },
}: {
  opportunity: OpportunityRow;
}) {
  const { t } = useTranslation("home");
  const money = useMoney();
  const isLate = closeDate ? isPast(closeDate) : false;
  return (
    <Row
      mark={
        <span className="home-mark">
          <Icon of={IconTargetArrow} size="s" />
        </span>
      }
      name={
        <Link to="/opportunities/$id" params={{ id }} className="clip">
          <Name>{name}</Name>
        </Link>
      }
      detail={<Name>{[company?.name, stage?.name].filter(Boolean).join(" · ")}</Name>}
      end={
        <>
          {typeof amount === "number" && <span className="home-amount num">{money.exact({ amount, currency })}</span>}
          {closeDate && (
            <span className={classes("home-day num", isLate && "late")}>
              {isLate ? t("opportunities:board.late", { day: money.day(closeDate) }) : money.day(closeDate)}
            </span>
          )}
        </>
      }
    />
  );
}
