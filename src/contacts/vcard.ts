import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { displayName } from "../values/display-name.ts";
import { plainText } from "../values/plain-text.ts";
import { vcardLine, vcardUri } from "../values/vcard-line.ts";
import type { showContact as declared } from "./api.ts";
import { showContact } from "./show.ts";

type Contact = ReplyOf<typeof declared>;

/** A contact as a vCard 4.0 (RFC 6350): of the fields those that the actor may see. Taking somebody out is the right to export (403). */
export async function vcardOf(tx: Tx, actor: Actor, id: string): Promise<{ name: string; text: string }> {
  const contact = await showContact(tx, actor, id);
  if (!contact.can.includes("export")) refuse(403, "notAllowed");
  const name = nameOf(contact);
  return { name, text: linesOf(contact, name).join("") };
}

/** RFC 6350 demands a name of every card. */
function nameOf(contact: Contact): string {
  const known = contact.emails?.[0]?.value ?? contact.phones?.[0]?.value ?? contact.nickname;
  return displayName(contact) || known || "?";
}

function linesOf(contact: Contact, name: string): string[] {
  const { firstName = "", middleName = "", lastName = "", namePrefix = "", nameSuffix = "" } = contact;
  const text = (property: string, value: string | undefined) => (value ? [vcardLine(property, value)] : []);
  return [
    vcardLine("BEGIN", "VCARD"),
    vcardLine("VERSION", "4.0"),
    vcardUri("UID", `urn:uuid:${contact.id}`),
    vcardLine("FN", name),
    vcardLine("N", [lastName, firstName, middleName, namePrefix, nameSuffix]),
    ...text("NICKNAME", contact.nickname),
    ...text("TITLE", contact.jobTitle),
    ...companiesOf(contact),
    ...(contact.emails ?? []).map(({ value, label }, at) => vcardLine("EMAIL", value, reach(label, at))),
    ...(contact.phones ?? []).map(phoneLine),
    ...(contact.identities ?? []).flatMap(({ kind, externalId, to }) =>
      to === null ? [vcardUri("IMPP", `${schemeOf(kind)}:${encodeURIComponent(externalId)}`)] : [],
    ),
    ...(contact.websites ?? []).map((site) => vcardUri("URL", site)),
    ...(contact.addresses ?? []).map(addressLine),
    ...birthdayOf(contact.birthday ?? ""),
    ...genderOf(contact.gender ?? ""),
    ...(contact.language ? [vcardUri("LANG", contact.language)] : []),
    ...(contact.timeZone ? [vcardLine("TZ", contact.timeZone)] : []),
    ...(contact.tags?.length ? [vcardLine("CATEGORIES", [contact.tags])] : []),
    ...text("NOTE", plainText(contact.description ?? "")),
    ...(contact.updatedAt ? [vcardUri("REV", contact.updatedAt.replace(/[-:]|\.\d+/g, ""))] : []),
    vcardLine("END", "VCARD"),
  ];
}

function companiesOf({ companies = [] }: Contact): string[] {
  return companies.flatMap(({ name, department, title, primary, to }) => [
    ...(to === null
      ? [vcardLine("ORG", department ? [name, department] : [name], primary ? { PREF: ["1"] } : {})]
      : []),
    ...(to === null && title ? [vcardLine("ROLE", title)] : []),
  ]);
}

/** Labels of ours that the standard has words for; others go as they are written, in lower case. */
const typeWords: Readonly<Record<string, readonly string[]>> = {
  work: ["work"],
  private: ["home"],
  home: ["home"],
  mobile: ["cell"],
  fax: ["fax"],
};

function reach(label: string, at: number) {
  return { TYPE: typeWords[label.toLowerCase()] ?? [], ...(at === 0 && { PREF: ["1"] }) };
}

function phoneLine({ value, e164, extension, label }: NonNullable<Contact["phones"]>[number], at: number): string {
  const kinds = reach(label, at);
  if (!e164) return vcardLine("TEL", value, { ...kinds, VALUE: ["text"] });
  // RFC 3966.
  return vcardUri("TEL", `tel:${e164}${extension ? `;ext=${extension}` : ""}`, { ...kinds, VALUE: ["uri"] });
}

/** Post office box and extended address stay empty, as the standard asks (6.3.1). */
function addressLine(address: NonNullable<Contact["addresses"]>[number]): string {
  const { street, street2, city, region, postalCode, country, primary, label } = address;
  const streets = [street, street2].filter((line) => line !== "");
  const kinds = { TYPE: typeWords[label.toLowerCase()] ?? [], ...(primary && { PREF: ["1"] }) };
  return vcardLine("ADR", ["", "", streets, city, region, postalCode, country], kinds);
}

/** "1984-05-31" is 19840531, "--05-31" is --0531 (RFC 6350, 4.3.1). */
function birthdayOf(birthday: string): string[] {
  if (birthday === "") return [];
  return [
    vcardUri(
      "BDAY",
      birthday.startsWith("-") ? `--${birthday.slice(2).replace("-", "")}` : birthday.replaceAll("-", ""),
    ),
  ];
}

const genders: Readonly<Record<string, string>> = { female: "F", male: "M", other: "O" };

function genderOf(gender: string): string[] {
  const letter = genders[gender];
  return letter ? [vcardUri("GENDER", letter)] : [];
}

/** A scheme is letters, digits, plus, dot and minus (RFC 3986, 3.1). */
function schemeOf(kind: string): string {
  return /^[a-z][a-z0-9+.-]*$/i.test(kind) ? kind.toLowerCase() : "x-messenger";
}
