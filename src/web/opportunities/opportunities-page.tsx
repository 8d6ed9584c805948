import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportOpportunities } from "../../opportunities/api.ts";
import { urlOf } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { writeAsked } from "../grid/asked.ts";
import { ListPage } from "../grid/list-page.tsx";
import type { Query } from "../grid/source.ts";
import { Button, ButtonAnchor } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { useMay } from "../session.ts";
import { DeleteOpportunity } from "./delete-opportunity.tsx";
import { opportunityFieldsQuery, type OpportunityRow } from "./opportunity.ts";
import { OpportunityForm } from "./opportunity-form.tsx";
import { useOpportunityList } from "./use-opportunity-list.ts";
import { ViewTurn } from "./view-turn.tsx";
import "./board.css";

/** /opportunities/list: all of them in the one grid; with `?create=yes` the form of a new one stands above it. */
export function OpportunitiesPage() {
  const { t } = useTranslation("opportunities");
  usePageTitle(t("title"));
  const { create } = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const mayCreate = may("opportunities", "create");
  const mayExport = may("opportunities", "export");
  const { data: infos } = useSuspenseQuery(opportunityFieldsQuery);
  const [doomed, setDoomed] = useState<OpportunityRow>();
  const list = useOpportunityList(infos, setDoomed);
  const turnForm = (on: boolean) =>
    void navigate({ to: ".", search: (now) => ({ ...now, create: on ? "yes" : undefined }), replace: true });
  const empty = (
    <Empty
      icon={IconTargetArrow}
      title={t("empty.title")}
      actions={
        mayCreate && (
          <Button variant="primary" onClick={() => turnForm(true)}>
            {t("create")}
          </Button>
        )
      }
    >
      {t("empty.words")}
    </Empty>
  );
  return (
    <>
      <div className="deal-turn only-phone">
        <ViewTurn value="list" />
      </div>
      <ListPage
        list={list}
        empty={empty}
        renderTools={({ query }) => (
          <>
            {mayExport && <Export query={query} />}
            <ViewTurn value="list" />
          </>
        )}
      />
      {create === "yes" && mayCreate && <OpportunityForm start={{}} onClose={() => turnForm(false)} />}
      {doomed && <DeleteOpportunity opportunity={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}

/** What the list shows, as a file. */
function Export({ query }: { query: Query }) {
  const { t } = useTranslation("opportunities");
  const { search, filter, sort } = writeAsked({ ...query, fields: [], after: null, limit: 1, count: false });
  return (
    <ButtonAnchor
      variant="quiet"
      icon={IconDownload}
      href={urlOf(exportOpportunities, { query: { search, filter, sort } })}
      download=""
    >
      {t("export")}
    </ButtonAnchor>
  );
}
