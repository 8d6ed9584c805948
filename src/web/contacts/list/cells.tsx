import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import IconBellOff from "@tabler/icons-react/dist/esm/icons/IconBellOff.mjs";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { CompanyMark } from "../../kit/company-mark.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import { StatusWord } from "../../kit/status-word.tsx";
import { MoreTags, Tag } from "../../kit/tag.tsx";
import type { Contact, Linked } from "../fields/contact.ts";
import { nameOf } from "../fields/contact.ts";
import { shortNameOf } from "./short-name.ts";

/** Picture, name as a link, and the mark of similar people. */
export function NameCell({ contact }: { contact: Contact & { similar?: number } }) {
  const { t } = useTranslation("contacts-list");
  const { id, picture, similar = 0 } = contact;
  const name = nameOf(contact);
  return (
    <>
      <Avatar key={id} id={id} name={name} src={picture && `${picture}&size=small`} />
      <span className="nmw">
        <a className="v" href={`/contacts/${id}`} tabIndex={-1}><Name>{name || t("noName")}</Name></a>
        {similar > 0 && <SimilarPeople id={id} />}
      </span>
    </>
  );
}

// Plain links: the router's own would listen to its state in every row.
function SimilarPeople({ id }: { id: string }) {
  const { t } = useTranslation("kit");
  const words = t("similar.possible");
  return <a className="sim" href={`/contacts/${id}#similar`} tabIndex={-1} aria-label={words} data-tip={words}>!</a>;
}

/** Status and notifications; a bell that is off is the news. */
export function StatusCell({ contact: { status, notified } }: { contact: Contact }) {
  const { t } = useTranslation("contacts-list");
  if (status === undefined) return null;
  const words = t(notified ? "notified" : "notNotified");
  return (
    <>
      <StatusWord status={status} />
      {notified !== undefined && status !== "fired" && (
        <span className={notified ? "bell" : "bell off"} role="img" aria-label={words} data-tip={words}>
          <Icon of={notified ? IconBell : IconBellOff} size="s" />
        </span>
      )}
    </>
  );
}

export function CompaniesCell({ companies = [] }: Pick<Contact, "companies">) {
  const [first, ...others] = companies;
  if (first === undefined) return null;
  return (
    <>
      <CompanyMark name={first.name} />
      <span className="v"><Name>{first.name}</Name></span>
      <Others names={others.map(({ name }) => name)} />
    </>
  );
}

/** An address or number, and how many more there are. */
export function WaysCell({ ways = [] }: { ways: readonly { value: string }[] | undefined }) {
  const [first, ...others] = ways;
  if (first === undefined) return null;
  return (
    <>
      <span className="v" dir="ltr">{first.value}</span>
      <Others names={others.map(({ value }) => value)} />
    </>
  );
}

const shownTags = 2;

export function TagsCell({ names = [] }: { names: readonly string[] | undefined }) {
  const more = names.length - shownTags;
  return (
    <>
      {names.slice(0, shownTags).map((name) => <Tag key={name}>{name}</Tag>)}
      {more > 0 && <span data-tip={names.slice(shownTags).join(", ")}><MoreTags count={more} /></span>}
    </>
  );
}

/** A person of the team: picture, initial and surname. */
export function PersonCell({ person }: { person: Linked | null | undefined }) {
  const { t } = useTranslation("contacts-list");
  if (person === undefined) return null;
  if (person === null) return <span className="nobody">{t("nobody")}</span>;
  return (
    <>
      <Avatar key={person.id} id={person.id} name={person.name} size={20} />
      <span className="v" data-tip={person.name}><Name>{shortNameOf(person.name)}</Name></span>
    </>
  );
}

function Others({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return <span className="t3 sm num more" data-tip={names.join(", ")}>+{names.length}</span>;
}
