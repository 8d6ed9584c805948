import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Name } from "../kit/person.tsx";
import type { Company } from "./company.ts";

/** Those above a company, the topmost first. */
export function CompanyPath({ path = [] }: Pick<Company, "path">) {
  const { t } = useTranslation("companies");
  if (path.length === 0) return null;
  return (
    <nav className="company-path" aria-label={t("above")}>
      <ol>
        {path.map(({ id, name }) => (
          <li key={id}>
            <Link to="/companies/$id" params={{ id }}>
              <Name>{name}</Name>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
