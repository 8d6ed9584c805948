import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { LeaveGuard } from "../../contacts/form/leave-guard.tsx";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { settingsQuery, type Settings } from "../../settings.ts";
import { NotSavedNote } from "../not-saved-note.tsx";
import { SaveBar } from "../save-bar.tsx";
import { OrganisationParts } from "./organisation-parts.tsx";
import { useOrganisation } from "./use-organisation.ts";
import "../management.css";
import "./organisation.css";

/** /management/organisation: what the installation says of itself, and what holds for whoever has chosen nothing else. */
export function OrganisationPage() {
  const { t } = useTranslation("settings");
  const may = useMay();
  usePageTitle(t("organisation.title"));
  const { data, error, refetch } = useQuery(settingsQuery);
  if (!may("management.settings", "open")) return <NotFound />;
  if (data) return <Organisation settings={data} />;
  if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="phead" aria-busy="true">
      <Skeleton width={200} height={16} />
    </div>
  );
}

function Organisation({ settings }: { settings: Settings }) {
  const { t } = useTranslation("settings");
  const model = useOrganisation(settings);
  return (
    <>
      <LeaveGuard holds={() => model.changes > 0} />
      <div className="phead">
        <h1 className="in-bar">{t("organisation.title")}</h1>
      </div>
      <NotSavedNote error={model.refusal} />
      <form
        className="pbody settings-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (model.changes > 0) void model.save();
        }}
      >
        <OrganisationParts model={model} />
        <button type="submit" hidden aria-label={t("bar.save", { count: model.changes })} />
      </form>
      <SaveBar
        changes={model.changes}
        busy={model.busy}
        name={t("organisation.title")}
        onSave={() => void model.save()}
        onDiscard={model.discard}
      />
    </>
  );
}
