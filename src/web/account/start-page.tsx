import { useQuery } from "@tanstack/react-query";
import { Trans, useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { useSession } from "../session.ts";
import { settingsQuery } from "../settings.ts";
import { ManagedPeople } from "./managed-people.tsx";
import { OwnDetails } from "./own-details.tsx";
import { SignInSummary } from "./sign-in-summary.tsx";

/** Where a client begins: what the team knows of him, as far as he is shown it, and how he signs in. */
export function StartPage() {
  const { t } = useTranslation("account");
  const { user } = useSession();
  const { data } = useQuery(settingsQuery);
  usePageTitle(t("start.tab"));
  return (
    <div className="account-start">
      <div className="grow">
        <h1>
          <Trans t={t} i18nKey="start.title" values={{ name: user.name }} components={{ name: <bdi /> }} />
        </h1>
        {data && <p className="lead">{data.name ? t("start.lead", { name: data.name }) : t("start.leadPlain")}</p>}
        <OwnDetails />
        <ManagedPeople />
      </div>
      <SignInSummary />
    </div>
  );
}
