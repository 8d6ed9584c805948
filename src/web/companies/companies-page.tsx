import IconBuilding from "@tabler/icons-react/dist/esm/icons/IconBuilding.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { ListPage } from "../grid/list-page.tsx";
import type { ListModel } from "../grid/use-list.ts";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { useMay } from "../session.ts";
import { FileTools } from "../transfer/file-tools.tsx";
import { companyFieldsQuery, type Company } from "./company.ts";
import { CompanyForm } from "./company-form.tsx";
import { DeleteCompany } from "./delete-company.tsx";
import { useCompanyList } from "./use-company-list.ts";

/** /companies; with `?create=yes` the form of a new one stands above it. */
export function CompaniesPage() {
  const { t } = useTranslation("companies");
  usePageTitle(t("title"));
  const { create } = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const { data: infos } = useSuspenseQuery(companyFieldsQuery);
  const [edited, setEdited] = useState<Company>();
  const [doomed, setDoomed] = useState<Company>();
  const list = useCompanyList(infos, { edit: setEdited, remove: setDoomed });
  const turnForm = (on: boolean) =>
    void navigate({ to: ".", search: (now) => ({ ...now, create: on ? "yes" : undefined }), replace: true });
  const mayCreate = may("companies", "create");
  const empty = (
    <Empty
      icon={IconBuilding}
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
      <ListPage list={list} renderTools={renderTools} empty={empty} />
      {create === "yes" && mayCreate && <CompanyForm onClose={() => turnForm(false)} />}
      {edited && <CompanyForm key={edited.id} id={edited.id} onClose={() => setEdited(undefined)} />}
      {doomed && <DeleteCompany company={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}

function renderTools(model: ListModel<Company>) {
  return <FileTools kind="companies" model={model} />;
}
