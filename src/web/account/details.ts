import type { Format } from "../kit/format-for.ts";
import type { OwnContact } from "../profile/own-contact.ts";

export interface Detail {
  field: string;
  values: readonly string[];
}

interface Reader {
  language: string;
  format: Pick<Format, "partialDate">;
}

/** What a client is told of his own card, a line for each field that has something; hidden fields are not in the answer at all. */
export function detailsOf(contact: Partial<OwnContact>, { language, format }: Reader): Detail[] {
  const { jobTitle, companies, emails, phones, addresses, birthday } = contact;
  const details: Detail[] = [
    { field: "jobTitle", values: [jobTitle ?? ""] },
    { field: "companies", values: (companies ?? []).filter(({ to }) => to === null).map(({ name }) => name) },
    { field: "emails", values: (emails ?? []).map(({ value }) => value) },
    { field: "phones", values: (phones ?? []).map(({ value }) => value) },
    { field: "addresses", values: (addresses ?? []).map((address) => addressLine(address, language)) },
    { field: "birthday", values: [birthday ? format.partialDate(birthday) : ""] },
  ];
  return details
    .map(({ field, values }) => ({ field, values: [...new Set(values.filter(Boolean))] }))
    .filter(({ values }) => values.length > 0);
}

type Address = NonNullable<OwnContact["addresses"]>[number];

function addressLine({ street, street2, postalCode, city, country }: Address, language: string): string {
  const land = country && (new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country);
  return [street, street2, [postalCode, city].filter(Boolean).join(" "), land].filter(Boolean).join(", ");
}
