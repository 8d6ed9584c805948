import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Failure } from "../frame/failure.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import { FollowStar } from "../follows/follow-star.tsx";
import { lastListOf } from "../grid/last-list.ts";
import { Button } from "../kit/button.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Name } from "../kit/person.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { Skeleton } from "../kit/states.tsx";
import { EquipmentBlock } from "../equipment/equipment-block.tsx";
import { OpportunitiesBlock } from "../opportunities/opportunities-block.tsx";
import { Tabs } from "../kit/tabs.tsx";
import { TasksBlock } from "../tasks/tasks-block.tsx";
import { useMay } from "../session.ts";
import { RecordTimeline } from "../timeline/record-timeline.tsx";
import { WhyButton } from "../why/why-button.tsx";
import { companyQuery, type Company } from "./company.ts";
import { CompanyDomains } from "./company-domains.tsx";
import { CompanyEvent } from "./company-event.tsx";
import { CompanyForm } from "./company-form.tsx";
import { CompanyFacts } from "./company-facts.tsx";
import { CompanyManagers } from "./company-managers.tsx";
import { CompanyPath } from "./company-path.tsx";
import { CompanyPeople } from "./company-people.tsx";
import { DeleteCompany } from "./delete-company.tsx";
import { MembersBlock } from "./members-block.tsx";
import { SitesBlock } from "./sites-block.tsx";
import "./company.css";

/** /companies/$id: what is known of a company, its people, and what was written about it. `tab` is the open part. */
export function CompanyPage() {
  const { id = "" } = useParams({ strict: false });
  const { data: company, error, refetch } = useQuery(companyQuery(id));
  usePageTitle(company?.name);
  if (company) return <CompanyCard key={id} company={company} />;
  if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="company" aria-busy="true">
      <div className="company-head">
        <Skeleton width={240} height={16} />
      </div>
    </div>
  );
}

function CompanyCard({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const router = useRouter();
  const [shown, setShown] = useState<"about" | "main">("main");
  const [asked, setAsked] = useState<"edit" | "delete">();
  const { id, name = "", can } = company;
  const back = () => router.history.push(lastListOf("companies")?.href ?? "/companies");
  const close = () => setAsked(undefined);
  return (
    <article className="company">
      <header className="company-head">
        <IconButton icon={IconArrowLeft} label={t("back")} onClick={back} />
        <CompanyMark name={name} size={32} />
        <div className="company-name">
          <CompanyPath path={company.path} />
          <h1 className="clip">
            <Name>{name}</Name>
          </h1>
        </div>
        <div className="end">
          <FollowStar path="companies" id={id} name={name} />
          <WhyButton record={{ kind: "company", id, name }} />
          {can.includes("edit") && (
            <Button variant="quiet" icon={IconPencil} onClick={() => setAsked("edit")}>
              {t("grid:edit")}
            </Button>
          )}
          {can.includes("delete") && (
            <IconButton icon={IconTrash} danger label={t("grid:delete")} onClick={() => setAsked("delete")} />
          )}
        </div>
      </header>
      <div className="company-turn only-phone">
        <Segmented
          label={t("parts")}
          value={shown}
          onChange={setShown}
          options={[
            { value: "main", label: t("main") },
            { value: "about", label: t("about") },
          ]}
        />
      </div>
      <div className="company-body" data-shown={shown}>
        <div className="company-side">
          <CompanyFacts company={company} />
          <CompanyManagers company={company} />
          <MembersBlock company={company} />
          <CompanyDomains company={company} />
          <SitesBlock company={company} />
          <TasksBlock on={{ kind: "company", id, name }} />
          <EquipmentBlock of="company" record={{ id, name }} />
          <OpportunitiesBlock of="company" record={{ id, name }} />
        </div>
        <CompanyMain company={company} />
      </div>
      {asked === "edit" && <CompanyForm id={id} onClose={close} />}
      {asked === "delete" && <DeleteCompany company={company} onClose={close} onDone={back} />}
    </article>
  );
}

type Part = "people" | "timeline";

/** Its people, or what happened to it; one after the other, since both want the height. */
function CompanyMain({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const navigate = useNavigate();
  const may = useMay();
  const { tab } = useSearch({ strict: false });
  const { id, name = "" } = company;
  const hasPast = (["notes", "files", "tasks", "audit"] as const).some((subject) => may(subject, "see"));
  const part: Part = hasPast && tab === "timeline" ? "timeline" : "people";
  const tabs = (["people", "timeline"] as const).map((one) => ({ id: one, label: t(one) }));
  const turn = (to: Part) =>
    void navigate({ to: ".", search: (now) => ({ ...now, tab: to === "people" ? undefined : to }), replace: true });
  return (
    <section className="company-people" aria-label={hasPast ? undefined : t(part)}>
      {hasPast && (
        <div className="company-tabs">
          <Tabs label={t("parts")} tabs={tabs} current={part} onChange={turn} panelId="company-part" />
        </div>
      )}
      <div
        className="company-part"
        id="company-part"
        role={hasPast ? "tabpanel" : undefined}
        aria-label={hasPast ? t(part) : undefined}
      >
        {part === "people" ? (
          <CompanyPeople company={company} />
        ) : (
          <div className="company-past" tabIndex={-1}>
            <RecordTimeline
              record={{ path: "companies", id, name }}
              renderChange={(entry) => <CompanyEvent key={entry.id} entry={entry} company={company} />}
            />
          </div>
        )}
      </div>
    </section>
  );
}
