import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { contactFieldsQuery } from "../contacts/fields/contact.ts";
import { useContactList } from "../contacts/list/use-contact-list.ts";
import { ListPage } from "../grid/list-page.tsx";
import { Empty } from "../kit/states.tsx";
import type { Company } from "./company.ts";

const shownAtFirst = ["status", "jobTitle", "emails", "phones"];

/** The people of a company, in the same list as all contacts. */
export function CompanyPeople({ company: { id, name = "" } }: { company: Company }) {
  const { t } = useTranslation("companies");
  const { data: infos } = useSuspenseQuery(contactFieldsQuery);
  const part = useMemo(
    () => ({ title: name, place: "contacts.company", within: { company: id }, shownAtFirst }),
    [id, name],
  );
  const list = useContactList(infos, part);
  return (
    <ListPage
      list={list}
      renderHead={noHead}
      empty={
        <Empty icon={IconUsers} title={t("noPeople.title")}>
          {t("noPeople.words")}
        </Empty>
      }
    />
  );
}

function noHead() {
  return null;
}
