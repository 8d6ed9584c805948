import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import IconBellOff from "@tabler/icons-react/dist/esm/icons/IconBellOff.mjs";
import { Avatar } from "../../kit/avatar.tsx";
import { CompanyMark } from "../../kit/company-mark.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import { MoreTags, Tag } from "../../kit/tag.tsx";
import { nameOf, type Contact, type Linked } from "../fields/contact.ts";
import { shortNameOf } from "./short-name.ts";

/** Words of all rows, said once for the list: a translation for every cell that scrolls in is felt. */
export interface CellWords {
  noName: string;
  nobody: string;
  similar: string;
  notified: string;
  notNotified: string;
  status: Readonly<Record<string, string>>;
}

/** Picture, name as a link, and the mark of similar people. Plain links: the router's own listen to its state in every row. */
export function NameCell({ contact, words }: { contact: Contact & { similar?: number }; words: CellWords }) {
  const { id, picture, similar = 0 } = contact;
  const name = nameOf(contact);
  return (
    <>
      <Avatar key={id} id={id} name={name} src={picture && `${picture}&size=small`} />
      <span className="nmw">
        <a className="v" href={`/contacts/${id}`} tabIndex={-1}><Name>{name || words.noName}</Name></a>
        {similar > 0 && <a className="sim" href={`/contacts/${id}#similar`} tabIndex={-1} aria-label={words.similar} data-tip={words.similar}>!</a>}
      </span>
    </>
  );
}

/** Status and notifications; a bell that is off is the news. */
export function StatusCell({ contact: { status, notified }, words }: { contact: Contact; words: CellWords }) {
  if (status === undefined) return null;
  const bell = notified ? words.notified : words.notNotified;
  return (
    <>
      <span className={`st ${status}`}>{words.status[status]}</span>
      {notified !== undefined && status !== "fired" && (
        <span className={notified ? "bell" : "bell off"} role="img" aria-label={bell} data-tip={bell}>
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

/** Two tags where both can be read, else one, and how many more there are. */
export function TagsCell({ names = [] }: { names: readonly string[] | undefined }) {
  const shown = names.length > 1 && lettersOf(names) > mostLetters ? 1 : 2;
  const more = names.slice(shown);
  return (
    <>
      {names.slice(0, shown).map((name) => <Tag key={name}>{name}</Tag>)}
      {more.length > 0 && <span className="more" data-tip={more.join(", ")}><MoreTags count={more.length} /></span>}
    </>
  );
}

/** A person of the team: picture, initial and surname. */
export function PersonCell({ person, words }: { person: Linked | null; words: CellWords }) {
  if (person === null) return <span className="nobody">{words.nobody}</span>;
  return (
    <>
      <Avatar key={person.id} id={person.id} name={person.name} src={person.picture && `${person.picture}&size=small`} size={20} />
      <span className="v" data-tip={person.name}><Name>{shortNameOf(person.name)}</Name></span>
    </>
  );
}

function Others({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return <span className="t3 sm num more" data-tip={names.join(", ")}>+{names.length}</span>;
}

// What fits into the column as it stands at first, measured with Inter at 12 px.
const mostLetters = 15;

function lettersOf([first = "", second = "", ...rest]: readonly string[]): number {
  return first.length + second.length + (rest.length > 0 ? 3 : 0);
}
