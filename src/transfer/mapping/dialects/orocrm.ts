import type { Dialect } from "../dialect.ts";

/** OroCRM's contact export: numbered groups such as "Emails 2 Email" and "Addresses 1 Types 2 Name", any number of each. */
export const orocrm: Dialect = {
  name: "orocrm",
  dates: "mdy",
  recognises: (headers) =>
    headers.filter((header) =>
      /^(?:Emails \d+ Email|Phones \d+ Phone|Owner Username|Addresses \d+ Country ISO2 code|Accounts \d+ Account name)$/.test(
        header,
      ),
    ).length >= 2,
  fieldOf: (header) => plain.get(header) ?? numbered(header),
  between: { Group: "" },
};

const plain: ReadonlyMap<string, string> = new Map([
  ["Id", "External id"],
  ["Name prefix", "Prefix"],
  ["First name", "First name"],
  ["Middle name", "Middle name"],
  ["Last name", "Last name"],
  ["Name suffix", "Suffix"],
  ["Gender", "Gender"],
  ["Description", "Description"],
  ["Job Title", "Job title"],
  ["Fax", "Phone (fax)"],
  ["Skype", "Identity (skype)"],
  ["Twitter", "Identity (twitter)"],
  ["Facebook", "Identity (facebook)"],
  ["Google+", "Identity (google)"],
  ["LinkedIn", "Identity (linkedin)"],
  ["Birthday", "Birthday"],
  ["Source Name", "Source"],
  ["Contact Method Name", "Preferred method"],
  ["Owner Username", "Owner"],
  ["Assigned to Username", "Assigned to"],
  ["Tags", "Tags"],
  // The tenant of their installation and the place of a picture there mean nothing here.
  ["Organization Name", ""],
  ["Picture URI", ""],
  ["Picture UUID", ""],
]);

/** Parts of a name in an address are put together in the order of their columns. */
const addressParts: ReadonlyMap<string, string> = new Map([
  ["Label", "label"],
  ["Organization", "organization"],
  ["Name prefix", "name"],
  ["First name", "name"],
  ["Middle name", "name"],
  ["Last name", "name"],
  ["Name suffix", "name"],
  ["Street", "street"],
  ["Street 2", "street 2"],
  ["Zip/Postal Code", "postal code"],
  ["City", "city"],
  ["State", "region"],
  ["State Combined code", "region"],
  ["Country ISO2 code", "country"],
  ["Primary", "primary"],
]);

function numbered(header: string): string | undefined {
  const found = /^(Emails|Phones|Groups|Accounts Default Contact|Accounts|Addresses) ([1-9]\d?) (.+)$/.exec(header);
  if (found === null) return undefined;
  const [, list = "", item = "", part = ""] = found;
  if (list === "Emails" && part === "Email") return `Email ${item}`;
  if (list === "Phones" && part === "Phone") return `Phone ${item}`;
  if (list === "Groups" && part === "Label") return `Group ${item}`;
  if (list === "Accounts" && part === "Account name") return `Company ${item}`;
  // The account whose default contact the person is; usually among the others, where it is taken once.
  if (list === "Accounts Default Contact" && part === "Account name") return `Company (default ${item})`;
  if (list !== "Addresses") return undefined;
  if (/^Types \d+ Name$/.test(part)) return `Address ${item} types`;
  const ours = addressParts.get(part);
  return ours && `Address ${item} ${ours}`;
}
