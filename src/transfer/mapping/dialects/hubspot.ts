import type { Dialect } from "../dialect.ts";

/** HubSpot's export of contacts. What its marketing counts by itself is left out. Times name their zone in the header: "Create Date (EDT)". */
export const hubspot: Dialect = {
  name: "hubspot",
  dates: "mdy",
  recognises: (headers) => {
    const names = headers.map(bare);
    return names.includes("Record ID") && signs.some((sign) => names.includes(sign));
  },
  fieldOf: (header) => plain.get(bare(header)) ?? (left.test(bare(header)) ? "" : undefined),
  between: { Company: ";" },
};

const signs = [
  "Contact owner",
  "Lead Status",
  "Associated Company",
  "Associated Company IDs",
  "Lifecycle Stage",
  "Marketing contact status",
  "Create Date",
  "Last Activity Date",
];

/** Without the zone of a time, and without what an export of several kinds of record adds. */
function bare(header: string): string {
  return header.replace(/ \((?:[A-Z]{2,5}|GMT|UTC)[^)a-z]*\)$/, "").replace(/ - Contact$| \(Primary\)$/, "");
}

const plain: ReadonlyMap<string, string> = new Map([
  ["Record ID", "External id"],
  ["Salutation", "Prefix"],
  ["First Name", "First name"],
  ["Last Name", "Last name"],
  ["Email", "Email 1"],
  ["Work email", "Email (work)"],
  ["Additional email addresses", "Email 2"],
  ["Phone Number", "Phone 1"],
  ["Mobile Phone Number", "Phone (mobile)"],
  ["Fax Number", "Phone (fax)"],
  ["WhatsApp Phone Number", "Identity (whatsapp)"],
  ["Contact owner", "Owner"],
  ["Associated Company", "Company 1"],
  ["Primary Associated Company Name", "Company 1"],
  ["Company Name", "Company 1"],
  ["Job Title", "Job title"],
  ["Date of birth", "Birthday"],
  ["Gender", "Gender"],
  ["Street Address", "Address 1 street"],
  ["Street Address 2", "Address 1 street 2"],
  ["City", "Address 1 city"],
  ["State/Region", "Address 1 region"],
  ["Postal Code", "Address 1 postal code"],
  ["Country/Region", "Address 1 country"],
  ["Website URL", "Website"],
  ["Preferred language", "Language"],
  ["Time Zone", "Time zone"],
  ["Original Source", "Source"],
  ["Original Traffic Source", "Source"],
  ["Twitter Username", "Identity (twitter)"],
  ["LinkedIn URL", "Identity (linkedin)"],
  ["Notes", "Description"],
]);

const left =
  /^(?:Lead Status|Lifecycle Stage|Marketing contact status|Associated Company IDs?|Create Date|Created Date|Last .*|Number of .*|Became a .*|Recent .*|First .* Date|Time .*|Email .*|Persona|(?:Country\/Region|State\/Region) Code|IP .*|Annual Revenue|Industry|Buying Role|Currently in .*|Legal basis .*|Unsubscribed .*|Original Source .*|Original Traffic Source .*|Latest .*|Merged .*|Hubspot .*|HubSpot .*)$/i;
