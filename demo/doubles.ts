import type { Culture } from "./cultures.ts";
import { inLatinLetters } from "./person-name.ts";
import { person, type DemoPerson, type PersonChange } from "./person.ts";
import type { Random } from "./random.ts";

/** Somebody once more, as people come into a database twice: by another name, alphabet, address or hand. */
export function inventDouble(random: Random, key: string, twin: DemoPerson, culture: Culture): DemoPerson {
  const way = random.pick([byShortName, inOtherLetters, swapped, misspelt, byInitial, byPhone]);
  const madeDaysAgo = Math.max(1, twin.madeDaysAgo * random.next());
  return person(
    key,
    { tags: [], language: culture.language, ...way(twin.change, culture, key) },
    { owner: twin.owner, madeDaysAgo, changedDaysAgo: madeDaysAgo },
  );
}

type Way = (change: PersonChange, culture: Culture, key: string) => PersonChange;

const byShortName: Way = ({ firstName = "", lastName, phones, birthday }, { names }, key) => ({
  firstName: names.shortNames[firstName] ?? firstName,
  lastName,
  birthday,
  phones: phones
    ?.slice(0, 1)
    .map(({ value }) => ({ value: value.replace(/ ext.*$/, "").replace(/[^+\d]/g, ""), label: "" })),
  emails: [{ value: `${key}@example.net`, label: "private" }],
});

const inOtherLetters: Way = ({ firstName = "", lastName = "", emails, jobTitle }, culture, key) => ({
  firstName: inLatinLetters(firstName, culture),
  lastName: inLatinLetters(lastName, culture),
  jobTitle,
  emails: emails?.length ? emails.slice(0, 1) : [{ value: `${key}@example.org`, label: "" }],
});

const swapped: Way = ({ firstName, lastName, emails, companies }) => ({
  firstName: lastName,
  lastName: firstName,
  emails: emails?.slice(0, 1),
  companies: companies?.map(({ name }) => ({ name })),
});

const misspelt: Way = ({ firstName, lastName = "", birthday, companies, phones }) => ({
  firstName,
  lastName: lastName.replace(/^(..+?)(\p{Ll})(\p{Ll})/u, "$1$3$2"),
  birthday,
  phones: phones?.slice(0, 1),
  companies: companies?.map(({ name }) => ({ name })),
});

const byInitial: Way = ({ firstName = "", lastName, emails, companies }, _culture, key) => ({
  firstName: `${firstName.charAt(0)}.`,
  lastName,
  emails: emails?.length
    ? emails.slice(0, 1).map(({ value }) => ({ value: value.toUpperCase(), label: "" }))
    : [{ value: `${key}@example.com`, label: "" }],
  companies: companies?.map(({ name }) => ({ name })),
});

const byPhone: Way = ({ firstName, phones }, _culture, key) => ({
  firstName,
  phones: phones?.length ? phones.slice(0, 1) : [],
  identities: [{ kind: "whatsapp", externalId: key, name: firstName ?? "" }],
  source: "WhatsApp",
});
