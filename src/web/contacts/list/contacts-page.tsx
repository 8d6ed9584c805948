import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconUpload from "@tabler/icons-react/dist/esm/icons/IconUpload.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../../frame/page-title.ts";
import { ListPage } from "../../grid/list-page.tsx";
import type { ListModel } from "../../grid/use-list.ts";
import { Button, ButtonLink } from "../../kit/button.tsx";
import { Empty } from "../../kit/states.tsx";
import { contactFieldsQuery, type Contact } from "../fields/contact.ts";
import { exportOf } from "./export-of.ts";
import { useContactList } from "./use-contact-list.ts";
import { useMayContacts } from "./use-may-contacts.ts";

const ExportDialog = lazy(async () => ({ default: (await import("../../transfer/export-dialog.tsx")).ExportDialog }));

export function ContactsPage() {
  const { t } = useTranslation("contacts-list");
  usePageTitle(t("title"));
  const { data: infos } = useSuspenseQuery(contactFieldsQuery);
  const list = useContactList(infos);
  return <ListPage list={list} renderTools={renderTools} empty={<NoContacts />} />;
}

function renderTools(model: ListModel<Contact>) {
  return <Tools model={model} />;
}

function Tools({ model }: { model: ListModel<Contact> }) {
  const { t } = useTranslation("contacts-list");
  const may = useMayContacts();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {may("import") && (
        <ButtonLink to="/imports/new" variant="quiet" size="s" icon={IconUpload}>
          {t("import")}
        </ButtonLink>
      )}
      {may("export") && (
        <Button variant="quiet" size="s" icon={IconDownload} onClick={() => setExporting(true)}>
          {t("export")}
        </Button>
      )}
      {exporting && (
        <Suspense>
          <ExportDialog {...exportOf(model)} open onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </>
  );
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
          {may("import") && (
            <ButtonLink to="/imports/new" variant="primary" icon={IconUpload}>
              {t("empty.import")}
            </ButtonLink>
          )}
          {may("create") && <ButtonLink to="/contacts/new">{t("empty.create")}</ButtonLink>}
        </>
      }
    >
      {t("empty.words")}
    </Empty>
  );
}
