import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { BrandMark } from "../frame/brand-mark.tsx";
import { useTitleOwner } from "../frame/page-title.ts";
import { CompanyMark } from "../kit/company-mark.tsx";
import { settingsQuery } from "../settings.ts";

/** The organisation's logo and name; ours where it has said none. */
export function Brand() {
  const { t } = useTranslation("account");
  const { data, isPending } = useQuery(settingsQuery);
  const name = data?.name ?? "";
  useTitleOwner(name);
  return (
    <Link
      to="/"
      className="account-brand"
      activeOptions={{ exact: true }}
      aria-label={t("home", { name: name || t("app:name") })}
      aria-busy={isPending}
    >
      {data && (
        <>
          {data.logo ? <img src={data.logo} alt="" /> : name ? <CompanyMark name={name} size={32} /> : <BrandMark />}
          <span className="clip">{name || t("app:name")}</span>
        </>
      )}
    </Link>
  );
}
