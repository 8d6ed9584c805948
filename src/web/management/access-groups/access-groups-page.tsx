import IconLockAccess from "@tabler/icons-react/dist/esm/icons/IconLockAccess.mjs";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { usePhone } from "../../grid/use-phone.ts";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { GroupList } from "./group-list.tsx";
import { GroupPage } from "./group-page.tsx";
import { groupQuery, groupsQuery, rightsQuery } from "./group.ts";
import { NewGroup } from "./new-group.tsx";
import "../../grid/filter-bar.css";
import "./rights.css";
import "./rights-table.css";
import "./rights-fields.css";
// Overrides the others, so it comes last.
import "./rights-narrow.css";

/** /management/groups and /management/groups/$id: what each group of people may do. A phone shows the list or the group. */
export function AccessGroupsPage() {
  const may = useMay();
  // Names of groups are open to every agent; what they may do is not.
  return may("management.groups", "open") ? <AccessGroups /> : <NotFound />;
}

function AccessGroups() {
  const { t, i18n } = useTranslation("access-groups");
  const { id } = useParams({ strict: false });
  const phone = usePhone();
  const [making, setMaking] = useState(false);
  const { data: groups, error, refetch } = useQuery(groupsQuery(i18n.language));
  const shown = id ?? (phone ? undefined : groups?.[0]?.id);
  usePageTitle(groups?.find((group) => group.id === id)?.name ?? t("title"));
  if (error instanceof CallError && !groups) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="rights" data-chosen={id !== undefined}>
      <GroupList groups={groups} shown={shown} onNew={() => setMaking(true)} />
      {shown !== undefined && <ChosenGroup key={shown} id={shown} />}
      {groups?.length === 0 && (
        <Empty icon={IconLockAccess} title={t("none")}>
          {t("noneWords")}
        </Empty>
      )}
      {making && <NewGroup onClose={() => setMaking(false)} />}
    </div>
  );
}

function ChosenGroup({ id }: { id: string }) {
  const { i18n } = useTranslation("access-groups");
  const one = useQuery(groupQuery(id, i18n.language));
  const all = useQuery(rightsQuery(i18n.language));
  if (one.data && all.data) return <GroupPage group={one.data} table={all.data} />;
  const error = one.error ?? all.error;
  if (error instanceof CallError) return <Failure error={error} reset={() => void one.refetch()} />;
  return (
    <div className="rights-main" aria-busy="true">
      <Skeleton width={240} height={16} />
    </div>
  );
}
