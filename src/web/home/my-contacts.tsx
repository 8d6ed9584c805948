import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listContacts } from "../../contacts/api.ts";
import { call } from "../client.ts";
import { contactFieldsQuery, nameOf, type Contact } from "../contacts/fields/contact.ts";
import type { Filter } from "../grid/filter.ts";
import { writeListState } from "../grid/list-state.ts";
import { Avatar } from "../kit/avatar.tsx";
import { Name } from "../kit/person.tsx";
import { StatusWord } from "../kit/status-word.tsx";
import { Time } from "../kit/time.tsx";
import { useMay } from "../session.ts";
import { Block } from "./block.tsx";
import { Row } from "./row.tsx";

const most = 8;
const shown = [
  "firstName",
  "lastName",
  "nickname",
  "emails",
  "phones",
  "picture",
  "jobTitle",
  "companies",
  "status",
  "updatedAt",
];

/** The contacts that one owns or that are assigned to one, what was changed last first; not there for who may not see whose contacts are. */
export function MyContacts() {
  const { t } = useTranslation("home");
  const may = useMay();
  const { data: infos, isError: lacksFields, refetch: readFields } = useQuery(contactFieldsQuery);
  const seen = new Set(infos?.map(({ key }) => key));
  const whose = ["owner", "assignedTo"].filter((key) => seen.has(key));
  const filter: Filter = { any: whose.map((field) => ({ field, is: "is", value: "me" })) };
  const query = {
    filter: JSON.stringify(filter),
    sort: "-updatedAt",
    fields: shown.filter((key) => seen.has(key)).join(","),
    limit: most,
  };
  const { data, isError, refetch } = useQuery({
    queryKey: ["contacts", "home", "mine", query],
    queryFn: ({ signal }) => call(listContacts, { query, signal }),
    enabled: whose.length > 0,
  });
  if (infos && whose.length === 0) return null;
  const mayCreate = may("contacts.clients", "create") || may("contacts.agents", "create");
  return (
    <Block
      title={t("contacts.title")}
      count={data?.count}
      all={{ to: "/contacts", search: writeListState({ search: "", filter: [filter], sort: [], from: "" }) }}
      items={data?.items}
      failed={lacksFields || isError}
      onAgain={() => void (infos ? refetch() : readFields())}
      empty={
        <>
          {t("contacts.empty")} {mayCreate && <Link to="/contacts/new">{t("app:create.contact")}</Link>}
        </>
      }
    >
      {(contact) => <ContactRow key={contact.id} contact={contact} />}
    </Block>
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  const { t } = useTranslation("home");
  const { id, picture, jobTitle, companies, status, updatedAt } = contact;
  const name = nameOf(contact) || contact.nickname || t("contacts-list:noName");
  const place = [jobTitle, companies?.find(({ to }) => to === null)?.name].filter(Boolean).join(" · ");
  return (
    <Row
      mark={<Avatar id={id} name={name} src={picture && `${picture}&size=small`} />}
      name={
        <Link to="/contacts/$id" params={{ id }} className="clip">
          <Name>{name}</Name>
        </Link>
      }
      detail={place && <Name>{place}</Name>}
      end={
        <>
          {(status === "blocked" || status === "fired") && <StatusWord status={status} small />}
          {updatedAt && <Time at={updatedAt} />}
        </>
      }
    />
  );
}
