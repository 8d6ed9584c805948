import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { EquipmentBlock } from "../../equipment/equipment-block.tsx";
import { OpportunitiesBlock } from "../../opportunities/opportunities-block.tsx";
import { TasksBlock } from "../../tasks/tasks-block.tsx";
import { AccountSection } from "../account/account-section.tsx";
import { contactFieldsQuery, nameOf, type Contact, type Linked } from "../fields/contact.ts";
import { CompaniesSection } from "./companies-section.tsx";
import { GroupsAndTags } from "./groups-and-tags.tsx";
import { ReportsBlock } from "../org-chart/reports-block.tsx";
import { SectionHead } from "./section.tsx";
import "./related.css";

/** What a contact is tied to: companies, groups, tags, people. */
export function Related({ contact }: { contact: Contact }) {
  const { t } = useTranslation("card");
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const may = (key: string) =>
    contact.can.includes("edit") && fields.some((field) => field.key === key && field.editable);
  return (
    <aside className="aside" aria-label={t("tab.related")}>
      <TasksBlock on={{ kind: "contact", id: contact.id, name: nameOf(contact) }} />
      <CompaniesSection contact={contact} mayEdit={may("companies")} />
      <GroupsAndTags contact={contact} mayEditGroups={may("groups")} mayEditTags={may("tags")} />
      <People contact={contact}>
        {contact.reportsTo !== undefined && <ReportsBlock id={contact.id} hasBoss={contact.reportsTo !== null} />}
      </People>
      <EquipmentBlock of="contact" record={{ id: contact.id, name: nameOf(contact) }} />
      <OpportunitiesBlock of="contact" record={{ id: contact.id, name: nameOf(contact) }} />
      <AccountSection contact={contact} />
    </aside>
  );
}

/** The same as it was: what stands in the contact itself, and not what hangs on it today. */
export function RelatedThen({ contact }: { contact: Contact }) {
  const { t } = useTranslation("card");
  return (
    <aside className="aside" aria-label={t("tab.related")}>
      <CompaniesSection contact={contact} mayEdit={false} />
      <GroupsAndTags contact={contact} mayEditGroups={false} mayEditTags={false} />
      <People contact={contact} />
    </aside>
  );
}

/** How many there are, for the tab. */
export function countRelated({
  companies = [],
  groups = [],
  tags = [],
  owner,
  assignedTo,
  reportsTo,
}: Contact): number {
  return companies.length + groups.length + tags.length + [owner, assignedTo, reportsTo].filter(Boolean).length;
}

/** Below them, as `children`, who reports to the contact. */
function People({ contact, children }: { contact: Contact; children?: ReactNode }) {
  const { t } = useTranslation("card");
  const { owner, assignedTo, reportsTo } = contact;
  const people: [Linked | null | undefined, string][] = [
    [reportsTo, t("people.reportsTo")],
    [owner, t("people.owner")],
    [assignedTo, t("people.assignedTo")],
  ];
  const there = people.flatMap(([person, role]) => (person ? [{ person, role }] : []));
  if (there.length === 0 && !children) return null;
  return (
    <section aria-labelledby="card-people">
      <SectionHead id="card-people" title={t("section.people")} count={there.length} />
      {there.map(({ person, role }) => (
        <div className="li" key={role}>
          <Avatar id={person.id} name={person.name} src={person.picture} size={28} />
          <span className="two">
            <Link to="/contacts/$id" params={{ id: person.id }} className="b clip over">
              <bdi>{person.name}</bdi>
            </Link>
            <small className="clip">{role}</small>
          </span>
        </div>
      ))}
      {children}
    </section>
  );
}
