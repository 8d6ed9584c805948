import { type ContactField, contactFields } from "../../contacts/fields.ts";

/** What a row says of a contact: the write shape of the API, but links are still text (an id, a name, a user name, an address), to be found in the database later. Only what the row fills is named. */
export type ImportedContact = ImportedLists & { [Key in TextField]?: string };

/** The fields that are more than one text. */
export interface ImportedLists {
  departments?: string[];
  emails?: { value: string; label?: string }[];
  phones?: { value: string; label?: string }[];
  identities?: { kind: string; externalId: string; account?: string; name?: string }[];
  websites?: string[];
  companies?: ImportedCompany[];
  groups?: string[];
  tags?: string[];
  addresses?: ImportedAddress[];
  notified?: boolean;
  custom?: Record<string, string>;
}

/** A field that a row fills by one text. */
export type TextField = Exclude<ContactField, keyof ImportedLists>;

const notTexts: Readonly<Record<keyof ImportedLists, true>> = {
  departments: true,
  emails: true,
  phones: true,
  identities: true,
  websites: true,
  companies: true,
  groups: true,
  tags: true,
  addresses: true,
  notified: true,
  custom: true,
};

export function isTextField(key: string): key is TextField {
  return Object.hasOwn(contactFields, key) && !Object.hasOwn(notTexts, key);
}

export type ImportedCompany = {
  id?: string;
  name?: string;
  title?: string;
  department?: string;
  primary?: boolean;
  from?: string;
  to?: string;
};

export type ImportedAddress = {
  types?: ("billing" | "shipping")[];
  defaultFor?: ("billing" | "shipping")[];
  label?: string;
  primary?: boolean;
  name?: string;
  organization?: string;
  street?: string;
  street2?: string;
  city?: string;
  postalCode?: string;
  country?: string;
  region?: string;
};
