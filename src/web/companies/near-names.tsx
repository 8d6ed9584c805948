import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { findNearCompanies } from "../contacts/fields/sources.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import { Name } from "../kit/person.tsx";
import "./company.css";

/** Companies that are called nearly as the one that is being made; quiet until there are some. */
export function NearNames({ name }: { name: string }) {
  const { t } = useTranslation("form");
  const [asked] = useDebouncedValue(name.trim(), 250);
  const { data: near = [] } = useQuery({
    queryKey: ["companies", "near", asked],
    queryFn: ({ signal }) => findNearCompanies(asked, signal),
  });
  return (
    <div className="company-nears" role="status">
      {near.length > 0 && asked !== "" && (
        <div className="company-near">
          <p>{t("nearCompanies")}</p>
          {near.map(({ id, name: known }) => (
            <Link key={id} to="/companies/$id" params={{ id }} target="_blank">
              <CompanyMark name={known} />
              <Name>{known}</Name>
            </Link>
          ))}
        </div>
      )}
    </div>
  );
}
