import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { listCompanies } from "../../companies/api.ts";
import { call } from "../client.ts";
import { CompanyMark } from "../kit/company-mark.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Name } from "../kit/person.tsx";
import { useMay } from "../session.ts";
import type { Company } from "./company.ts";
import { CompanyForm } from "./company-form.tsx";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";

const most = 50;

/** The companies right below one, with a way to add another. */
export function SitesBlock({ company: { id, name = "" } }: { company: Company }) {
  const { t } = useTranslation("companies");
  const may = useMay();
  const heading = useId();
  const [adding, setAdding] = useState(false);
  const { data } = useQuery({
    queryKey: ["companies", "sites", id],
    queryFn: ({ signal }) =>
      call(listCompanies, { query: { parent: id, sort: "name", limit: most, fields: "name,industry" }, signal }),
  });
  const mayCreate = may("companies", "create");
  const sites = data?.items ?? [];
  if (sites.length === 0 && !mayCreate) return null;
  const all = JSON.stringify({ field: "path", is: "is", value: id });
  return (
    <section aria-labelledby={heading}>
      <div className="sec-h">
        <h2 id={heading}>{t("sites.title")}</h2>
        {data && data.count.value > 0 && <span className="n">{data.count.value}</span>}
        {mayCreate && <IconButton icon={IconPlus} size="xs" label={t("sites.add")} onClick={() => setAdding(true)} />}
      </div>
      {sites.map((site) => (
        <div className="li" key={site.id}>
          <CompanyMark name={site.name ?? ""} />
          <span className="two">
            <Link to="/companies/$id" params={{ id: site.id }} className="b clip over">
              <Name>{site.name ?? ""}</Name>
            </Link>
            {site.industry && <small className="clip">{site.industry}</small>}
          </span>
        </div>
      ))}
      {data && sites.length === 0 && (
        <button type="button" className="ghost add-first" onClick={() => setAdding(true)}>
          {t("sites.add")}
        </button>
      )}
      {sites.length > 0 && (
        <Link to="/companies" search={{ filter: all }} className="company-below">
          {t("sites.allBelow")}
        </Link>
      )}
      {adding && <CompanyForm start={{ parent: { id, name } }} onClose={() => setAdding(false)} />}
    </section>
  );
}
