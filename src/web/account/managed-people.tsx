import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { listContacts } from "../../contacts/api.ts";
import { call } from "../client.ts";
import { nameOf } from "../contacts/fields/contact.ts";
import { Avatar } from "../kit/avatar.tsx";
import { Name } from "../kit/person.tsx";
import { Pill } from "../kit/tag.tsx";
import { ownContactQuery } from "../profile/own-contact.ts";
import { useSession } from "../session.ts";

/** The people of the companies that one manages, as far as the access group shows them; nothing for everybody else. */
export function ManagedPeople() {
  const { user } = useSession();
  const { data } = useQuery(ownContactQuery(user.id));
  const managed = data?.companies?.filter(({ manager, to }) => manager && to === null) ?? [];
  return managed.map(({ id, name }) => <PeopleOf key={id} company={{ id, name }} among={managed.length} />);
}

const most = 100;

function PeopleOf({ company: { id, name }, among }: { company: { id: string; name: string }; among: number }) {
  const { t } = useTranslation("account");
  const { user } = useSession();
  const heading = useId();
  const { data } = useQuery({
    queryKey: ["contacts", "managed", id],
    queryFn: ({ signal }) =>
      call(listContacts, {
        query: { company: id, fields: "firstName,lastName,emails,phones,jobTitle,companies,picture", limit: most },
        signal,
      }),
  });
  const people = data?.items.filter((person) => person.id !== user.id) ?? [];
  if (people.length === 0) return null;
  return (
    <section className="managed-people" aria-labelledby={heading}>
      <h2 id={heading}>
        {t("people.title")}
        {among > 1 && (
          <small className="t3">
            {" "}
            <bdi>{t("people.of", { name })}</bdi>
          </small>
        )}
      </h2>
      <ul>
        {people.map((person) => {
          const here = person.companies?.find((one) => one.id === id);
          const called = nameOf(person);
          const detail = [here?.title || person.jobTitle, person.emails?.[0]?.value].filter(Boolean).join(" · ");
          return (
            <li key={person.id}>
              <Avatar id={person.id} name={called} src={person.picture} size={32} />
              <span className="two">
                <b className="clip">
                  <Name>{called}</Name>
                </b>
                <small className="t3 clip">
                  <bdi>{detail}</bdi>
                </small>
              </span>
              {here?.unverified && <Pill tone="amber">{t("people.unverified")}</Pill>}
            </li>
          );
        })}
      </ul>
      {data?.next && <p className="t3 sm">{t("people.more")}</p>}
    </section>
  );
}
