import type { Dialect } from "../dialect.ts";

/** Outlook's CSV of contacts (English headers), of the desktop and of the web: one column per kind of phone, three addresses. */
export const outlook: Dialect = {
  name: "outlook",
  dates: "mdy",
  recognises: (headers) =>
    [
      "E-mail Address",
      "Business Phone",
      "Home Street",
      "Business Street",
      "E-mail Display Name",
      "Business Postal Code",
    ].filter((sign) => headers.includes(sign)).length >= 2,
  fieldOf: (header) => plain.get(header) ?? numbered(header) ?? (left.test(header) ? "" : undefined),
};

const plain: ReadonlyMap<string, string> = new Map([
  ["Title", "Prefix"],
  ["First Name", "First name"],
  ["Middle Name", "Middle name"],
  ["Last Name", "Last name"],
  ["Suffix", "Suffix"],
  ["Company", "Company 1"],
  ["Department", "Company 1 department"],
  ["Job Title", "Job title"],
  ["Birthday", "Birthday"],
  ["Gender", "Gender"],
  ["Language", "Language"],
  ["Notes", "Description"],
  ["Categories", "Group 1"],
  ["Web Page", "Website"],
  ["Personal Web Page", "Website"],
  ["E-mail Address", "Email 1"],
  ["Mobile Phone", "Phone (mobile)"],
  ["Primary Phone", "Phone 1"],
  ["Manager's Name", "Reports to"],
]);

const places: Readonly<Record<string, string>> = { Business: "work", Home: "home", Other: "other" };
const phones: Readonly<Record<string, string>> = {
  "Company Main": "work",
  Car: "mobile",
  Radio: "mobile",
  Pager: "other",
  Callback: "other",
  "Assistant's": "other",
  ISDN: "other",
  "TTY/TDD": "other",
};
const addressParts: Readonly<Record<string, string>> = {
  Street: "street",
  "Street 2": "street 2",
  "Street 3": "street 2",
  "Address PO Box": "street 2",
  City: "city",
  State: "region",
  "Postal Code": "postal code",
  "Country/Region": "country",
  Country: "country",
};

function numbered(header: string): string | undefined {
  const email = /^E-mail ([23]) Address$/.exec(header);
  if (email !== null) return `Email ${email[1]}`;
  const [, place = "", rest = ""] = /^(Business|Home|Other) (.+)$/.exec(header) ?? [];
  const label = places[place];
  if (label !== undefined && rest.startsWith("Fax")) return "Phone (fax)";
  if (label !== undefined && /^Phone(?: 2)?$/.test(rest)) return `Phone (${label})`;
  const part = addressParts[rest];
  if (label !== undefined && part !== undefined) return `Address (${label}) ${part}`;
  const kind = phones[header.replace(/ Phone$/, "")];
  return kind && `Phone (${kind})`;
}

/** Kept by Outlook for itself, or without a place with us. */
const left =
  /^(?:E-mail (?:\d )?(?:Type|Display Name)|Account|Anniversary|Assistant's Name|Billing Information|Children|Directory Server|Government ID Number|Hobby|IM ?Address|Initials|Internet Free Busy|Keywords|Location|Mileage|Office Location|Organizational ID Number|Priority|Private|Profession|Referred By|Schools|Sensitivity|Spouse|Telex|User \d|Given Yomi|Surname Yomi|Company Yomi|.* Street 3)$/;
