import IconUpload from "@tabler/icons-react/dist/esm/icons/IconUpload.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../../frame/page-title.ts";
import { ListPage } from "../../grid/list-page.tsx";
import { ButtonLink } from "../../kit/button.tsx";
import { Empty } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { contactFieldsQuery } from "../fields/contact.ts";
import { useContactList } from "./use-contact-list.ts";

export function ContactsPage() {
  const { t } = useTranslation("contacts-list");
  usePageTitle(t("title"));
  const { data: infos } = useSuspenseQuery(contactFieldsQuery);
  const list = useContactList(infos);
  return <ListPage list={list} tools={<Tools />} empty={<NoContacts />} />;
}

function Tools() {
  const { t } = useTranslation("contacts-list");
  const may = useMayContacts();
  return <>{may("import") && <ButtonLink to="/imports/new" variant="quiet" size="s" icon={IconUpload}>{t("import")}</ButtonLink>}</>;
}

function NoContacts() {
  const { t } = useTranslation("contacts-list");
  const may = useMayContacts();
  return (
    <Empty
      icon={IconUsers}
      title={t("empty.title")}
      actions={
        <>
          {may("import") && <ButtonLink to="/imports/new" variant="primary" icon={IconUpload}>{t("empty.import")}</ButtonLink>}
          {may("create") && <ButtonLink to="/contacts/new">{t("empty.create")}</ButtonLink>}
        </>
      }
    >
      {t("empty.words")}
    </Empty>
  );
}

function useMayContacts(): (action: string) => boolean {
  const may = useMay();
  return (action) => may("contacts.clients", action) || may("contacts.agents", action);
}
