import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import IconBellOff from "@tabler/icons-react/dist/esm/icons/IconBellOff.mjs";
import { Others } from "../../grid/cells.tsx";
import { Avatar } from "../../kit/avatar.tsx";
import { CompanyMark } from "../../kit/company-mark.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import { nameOf, type Contact } from "../fields/contact.ts";

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
        <a className="v" href={`/contacts/${id}`} tabIndex={-1}>
          <Name>{name || words.noName}</Name>
        </a>
        {similar > 0 && (
          <a
            className="sim"
            href={`/contacts/${id}#similar`}
            tabIndex={-1}
            aria-label={words.similar}
            data-tip={words.similar}
          >
            !
          </a>
        )}
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
      <span className="v">
        <Name>{first.name}</Name>
      </span>
      <Others names={others.map(({ name }) => name)} />
    </>
  );
}
