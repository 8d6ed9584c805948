import IconArrowMerge from "@tabler/icons-react/dist/esm/icons/IconArrowMerge.mjs";
import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { contactFieldsQuery } from "../contacts/fields/contact.ts";
import { usePageTitle } from "../frame/page-title.ts";
import type { BulkAsked } from "../grid/list.ts";
import { ListPage } from "../grid/list-page.tsx";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { useMay } from "../session.ts";
import { DeleteGroup } from "./delete-group.tsx";
import type { Group } from "./group.ts";
import { GroupForm } from "./group-form.tsx";
import { useGroupList } from "./use-group-list.ts";

const DuplicateGroup = lazy(async () => ({ default: (await import("./duplicate-group.tsx")).DuplicateGroup }));
const MergeChosen = lazy(async () => ({ default: (await import("./merge-chosen.tsx")).MergeChosen }));

/** /contact-groups; with `?create=yes` the form of a new one stands above it. */
export function ContactGroupsPage() {
  const { t } = useTranslation("contact-groups");
  usePageTitle(t("title"));
  const { create } = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const [edited, setEdited] = useState<Group>();
  const [copied, setCopied] = useState<Group>();
  const [doomed, setDoomed] = useState<Group>();
  const bulk = useGroupBulk();
  const list = useGroupList({ edit: setEdited, duplicate: setCopied, remove: setDoomed, bulk });
  const turnForm = (on: boolean) =>
    void navigate({ to: ".", search: (now) => ({ ...now, create: on ? "yes" : undefined }), replace: true });
  const mayCreate = may("contacts.clients", "edit") || may("contacts.agents", "edit");
  const empty = (
    <Empty
      icon={IconFolders}
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
      <ListPage list={list} empty={empty} />
      {create === "yes" && mayCreate && <GroupForm onClose={() => turnForm(false)} />}
      {edited && <GroupForm key={edited.id} group={edited} onClose={() => setEdited(undefined)} />}
      <Suspense>
        {copied && <DuplicateGroup key={copied.id} group={copied} onClose={() => setCopied(undefined)} />}
      </Suspense>
      {doomed && <DeleteGroup group={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}

/** Groups that are ticked are merged, by whoever may say in which ones people are. */
function useGroupBulk() {
  const { t } = useTranslation("contact-groups");
  const { data: infos } = useSuspenseQuery(contactFieldsQuery);
  const may = useMay();
  const mayEdit = may("contacts.clients", "edit") || may("contacts.agents", "edit");
  const mayMerge = mayEdit && infos.some(({ key, editable }) => key === "groups" && editable);
  return useMemo(
    () => (mayMerge ? [{ key: "merge", label: t("merge.bulk"), icon: IconArrowMerge, ask: askToMerge }] : []),
    [t, mayMerge],
  );
}

const askToMerge = (asked: BulkAsked) => (
  <Suspense>
    <MergeChosen {...asked} />
  </Suspense>
);
