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
import { usePlace } from "../kit/place.ts";
import { Pill } from "../kit/tag.tsx";
import { Block } from "./block.tsx";
import { comingBirthday, todayIn, type Coming } from "./coming-birthday.ts";
import { Row } from "./row.tsx";

const most = 8;
/** Where a fortnight has more than a page, a shorter stretch has all of those that come first. */
const stretches = [14, 3, 1];
const shown = ["firstName", "lastName", "emails", "phones", "picture", "birthday"];

const partsFor = (days: number): Filter[] => [
  { field: "owner", is: "is", value: "me" },
  { field: "birthday", is: "within", value: { next: days, unit: "day" } },
];

/** The birthdays of the next fourteen days among the contacts that one owns; not there for who may not see them. */
export function Birthdays() {
  const { t } = useTranslation("home");
  const { timeZone } = usePlace();
  const { data: infos, isError: lacksFields, refetch: readFields } = useQuery(contactFieldsQuery);
  const seen = new Set(infos?.map(({ key }) => key));
  const isOpen = seen.has("owner") && seen.has("birthday");
  const fields = shown.filter((key) => seen.has(key)).join(",");
  const today = todayIn(timeZone);
  const { data, isError, refetch } = useQuery({
    queryKey: ["contacts", "home", "birthdays", fields, today],
    queryFn: ({ signal }) => readFirst(fields, signal),
    enabled: isOpen,
  });
  if (infos && !isOpen) return null;
  const people = data
    ?.flatMap((contact) => {
      const coming = comingBirthday(contact.birthday ?? "", today);
      return coming ? [{ contact, coming }] : [];
    })
    .toSorted((one, other) => one.coming.inDays - other.coming.inDays);
  return (
    <Block
      title={t("birthdays.title")}
      all={{ to: "/contacts", search: writeListState({ search: "", filter: partsFor(14), sort: [], from: "" }) }}
      items={people?.slice(0, most)}
      failed={lacksFields || isError}
      onAgain={() => void (infos ? refetch() : readFields())}
      empty={t("birthdays.empty")}
    >
      {(one) => <BirthdayRow key={one.contact.id} {...one} />}
    </Block>
  );
}

/** In no order: the list has none by month and day. */
async function readFirst(fields: string, signal: AbortSignal): Promise<readonly Contact[]> {
  let items: readonly Contact[] = [];
  for (const days of stretches) {
    const filter = JSON.stringify({ all: partsFor(days) });
    const page = await call(listContacts, { query: { filter, fields, limit: 200, count: "none" }, signal });
    items = page.items;
    if (page.next === null) break;
  }
  return items;
}

function BirthdayRow({ contact, coming }: { contact: Contact; coming: Coming }) {
  const { t } = useTranslation("home");
  const { id, picture } = contact;
  const name = nameOf(contact) || t("contacts-list:noName");
  return (
    <Row
      mark={<Avatar id={id} name={name} src={picture && `${picture}&size=small`} />}
      name={
        <Link to="/contacts/$id" params={{ id }} className="clip">
          <Name>{name}</Name>
        </Link>
      }
      detail={coming.age !== undefined && t("birthdays.age", { count: coming.age })}
      end={<Day coming={coming} />}
    />
  );
}

function Day({ coming: { day, inDays } }: { coming: Coming }) {
  const { language } = usePlace();
  if (inDays > 1) {
    const style = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
    return <span className="num">{new Intl.DateTimeFormat(language, style).format(new Date(day))}</span>;
  }
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(inDays, "day");
  const said = words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  return inDays === 0 ? <Pill tone="accent">{said}</Pill> : <span>{said}</span>;
}
