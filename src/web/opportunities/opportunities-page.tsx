import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { ListPage } from "../grid/list-page.tsx";
import { Button } from "../kit/button.tsx";
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
  const mayCreate = useMay()("opportunities", "create");
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
      <ListPage list={list} empty={empty} renderTools={() => <ViewTurn value="list" />} />
      {create === "yes" && mayCreate && <OpportunityForm start={{}} onClose={() => turnForm(false)} />}
      {doomed && <DeleteOpportunity opportunity={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}
