import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Failure } from "../frame/failure.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import { FollowStar } from "../follows/follow-star.tsx";
import { lastListOf } from "../grid/last-list.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { Name } from "../kit/person.tsx";
import { Skeleton } from "../kit/states.tsx";
import { useMay } from "../session.ts";
import { RecordTimeline } from "../timeline/record-timeline.tsx";
import { WhyButton } from "../why/why-button.tsx";
import { DeleteOpportunity } from "./delete-opportunity.tsx";
import { useMoney } from "./money.ts";
import { opportunityQuery, type Opportunity } from "./opportunity.ts";
import { OpportunityEvent } from "./opportunity-event.tsx";
import { OpportunityFacts } from "./opportunity-facts.tsx";
import { StagePath } from "./stage-path.tsx";
import "./opportunity.css";

/** /opportunities/$id: where it stands, what is known of it, what was written and done. */
export function OpportunityPage() {
  const { id = "" } = useParams({ strict: false });
  const { data: opportunity, error, refetch } = useQuery(opportunityQuery(id));
  usePageTitle(opportunity?.name);
  if (opportunity) return <OpportunityCard key={id} opportunity={opportunity} />;
  if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="deal" aria-busy="true">
      <div className="deal-title">
        <Skeleton width={240} height={16} />
      </div>
    </div>
  );
}

function OpportunityCard({ opportunity }: { opportunity: Opportunity }) {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const router = useRouter();
  const [isDoomed, setDoomed] = useState(false);
  const { name, can, amount, currency, company } = opportunity;
  const may = useMay();
  const hasPast = (["notes", "files", "tasks", "audit"] as const).some((subject) => may(subject, "see"));
  const back = () => router.history.push(lastListOf("opportunities")?.href ?? "/opportunities");
  return (
    <article className="deal">
      <header className="deal-title">
        <IconButton icon={IconArrowLeft} label={t("back")} onClick={back} />
        <div>
          <h1 className="clip">
            <Name>{name}</Name>
          </h1>
          {company && (
            <p className="clip">
              <Name>{company.name}</Name>
            </p>
          )}
        </div>
        <div className="deal-title-end">
          {amount !== null && <strong className="num">{money.exact({ amount, currency })}</strong>}
          <FollowStar path="opportunities" id={opportunity.id} name={name} />
          <WhyButton record={{ kind: "opportunity", id: opportunity.id, name }} />
          {can.includes("delete") && (
            <IconButton icon={IconTrash} danger label={t("grid:delete")} onClick={() => setDoomed(true)} />
          )}
        </div>
      </header>
      <StagePath opportunity={opportunity} />
      <div className="deal-body">
        <OpportunityFacts opportunity={opportunity} />
        {hasPast && (
          <div className="deal-past" tabIndex={-1}>
            <RecordTimeline
              record={{ path: "opportunities", id: opportunity.id, name }}
              renderChange={(entry) => <OpportunityEvent key={entry.id} entry={entry} opportunity={opportunity} />}
            />
          </div>
        )}
      </div>
      {isDoomed && <DeleteOpportunity opportunity={opportunity} onClose={() => setDoomed(false)} onDone={back} />}
    </article>
  );
}
