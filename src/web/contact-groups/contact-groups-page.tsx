import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { ListPage } from "../grid/list-page.tsx";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { useMay } from "../session.ts";
import { DeleteGroup } from "./delete-group.tsx";
import type { Group } from "./group.ts";
import { GroupForm } from "./group-form.tsx";
import { useGroupList } from "./use-group-list.ts";

/** /contact-groups; with `?create=yes` the form of a new one stands above it. */
export function ContactGroupsPage() {
  const { t } = useTranslation("contact-groups");
  usePageTitle(t("title"));
  const { create } = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const [edited, setEdited] = useState<Group>();
  const [doomed, setDoomed] = useState<Group>();
  const list = useGroupList({ edit: setEdited, remove: setDoomed });
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
      {doomed && <DeleteGroup group={doomed} onClose={() => setDoomed(undefined)} />}
    </>
  );
}
