import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import IconUserMinus from "@tabler/icons-react/dist/esm/icons/IconUserMinus.mjs";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { contactFieldsQuery } from "../contacts/fields/contact.ts";
import { useContactList } from "../contacts/list/use-contact-list.ts";
import { Failure } from "../frame/failure.tsx";
import { usePageTitle } from "../frame/page-title.ts";
import type { BulkAsked, Chosen } from "../grid/list.ts";
import { ListPage } from "../grid/list-page.tsx";
import { Empty, Skeleton } from "../kit/states.tsx";
import { GroupHead } from "./group-head.tsx";
import { groupQuery, type Group } from "./group.ts";
import { useMembers } from "./use-members.ts";
import "./group.css";

const TakeOutMany = lazy(async () => ({ default: (await import("../contacts/bulk/take-out-many.tsx")).TakeOutMany }));

const shownAtFirst = ["status", "companies", "emails", "tags", "owner", "updatedAt"];

/** /contact-groups/$id: the people of a group, in the same list as all contacts. */
export function ContactGroupPage() {
  const { id = "" } = useParams({ strict: false });
  const { data: group, error, refetch } = useQuery(groupQuery(id));
  usePageTitle(group?.name);
  if (group) return <Members key={id} group={group} />;
  if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="group-head" aria-busy="true">
      <Skeleton width={240} height={16} />
    </div>
  );
}

function Members({ group }: { group: Group }) {
  const { t } = useTranslation("contact-groups");
  const { data: infos } = useSuspenseQuery(contactFieldsQuery);
  const change = useMembers(group);
  const { id, name } = group;
  const mayChange = group.can.includes("edit");
  const part = useMemo(() => {
    const takeOut = {
      key: "takeOut",
      label: t("members.take"),
      icon: IconUserMinus,
      run: ({ ids, all }: Chosen) => (all === undefined ? change(ids, false) : undefined),
      ask: askToTakeOut(id),
    };
    return {
      title: name,
      place: "contacts.group",
      within: { group: id },
      shownAtFirst,
      bulk: mayChange ? [takeOut] : [],
    };
  }, [t, id, name, mayChange, change]);
  const list = useContactList(infos, part);
  return (
    <ListPage
      list={list}
      renderHead={(model) => <GroupHead group={group} model={model} onAdd={(ids) => change(ids, true)} />}
      empty={
        <Empty icon={IconUsers} title={t("members.empty")}>
          {t("members.emptyWords")}
        </Empty>
      }
    />
  );
}

const askToTakeOut = (group: string) => (asked: BulkAsked) => (
  <Suspense>
    <TakeOutMany {...asked} group={group} />
  </Suspense>
);
