import type { Dialect } from "../dialect.ts";

/** Google Contacts' CSV, of today ("E-mail 1 - Label") and before 2024 ("E-mail 1 - Type"). Several values in a cell stand apart by " ::: ". */
export const googleContacts: Dialect = {
  name: "google",
  dates: "mdy",
  recognises: (headers) =>
    headers.some((header) => /^E-mail \d+ - (?:Value|Label|Type)$/.test(header)) ||
    (headers.includes("Given Name") && headers.includes("Yomi Name")),
  fieldOf: (header) => plain.get(header) ?? numbered(header),
  between: { Group: ":::", Company: ":::", Address: ":::" },
};

const plain: ReadonlyMap<string, string> = new Map([
  ["Name", "Full name"],
  ["First Name", "First name"],
  ["Given Name", "First name"],
  ["Middle Name", "Middle name"],
  ["Additional Name", "Middle name"],
  ["Last Name", "Last name"],
  ["Family Name", "Last name"],
  ["Name Prefix", "Prefix"],
  ["Name Suffix", "Suffix"],
  ["Nickname", "Nickname"],
  ["Short Name", ""],
  ["Maiden Name", ""],
  ["Initials", ""],
  ["File As", ""],
  ["Photo", ""],
  ["Gender", "Gender"],
  ["Birthday", "Birthday"],
  ["Notes", "Description"],
  ["Language", "Language"],
  ["Labels", "Group 1"],
  ["Group Membership", "Group 1"],
  ["Organization Name", "Company 1"],
  ["Organization Title", "Company 1 title"],
  ["Organization Department", "Company 1 department"],
  ["Location", ""],
  ["Occupation", "Job title"],
]);

const parts: ReadonlyMap<string, string> = new Map([
  ["E-mail Value", "Email #"],
  ["E-mail Label", "Email # label"],
  ["E-mail Type", "Email # label"],
  ["Phone Value", "Phone #"],
  ["Phone Label", "Phone # label"],
  ["Phone Type", "Phone # label"],
  ["IM Service", "Identity # kind"],
  ["IM Value", "Identity # value"],
  ["Organization Name", "Company #"],
  ["Organization Title", "Company # title"],
  ["Organization Department", "Company # department"],
  ["Website Value", "Website"],
  ["Address Label", "Address # label"],
  ["Address Type", "Address # label"],
  ["Address Street", "Address # street"],
  ["Address Extended Address", "Address # street 2"],
  ["Address PO Box", "Address # street 2"],
  ["Address City", "Address # city"],
  ["Address Region", "Address # region"],
  ["Address Postal Code", "Address # postal code"],
  ["Address Country", "Address # country"],
]);

/** What has no place with us (phonetic names, events, relations, formatted addresses) is left out. */
function numbered(header: string): string | undefined {
  const found =
    /^(E-mail|Phone|IM|Organization|Website|Address|Event|Relation|Custom Field|Calendar Link|External ID|Jot|Sensitivity|Priority) (\d{1,2}) - (.+)$/.exec(
      header,
    );
  if (found === null) return /Phonetic|Yomi/.test(header) ? "" : undefined;
  return parts.get(`${found[1]} ${found[3]}`)?.replace("#", found[2] ?? "1") ?? "";
}
