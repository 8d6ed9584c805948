import { companyKey } from "../../companies/values.ts";
import { checkChange } from "../../contacts/check-change.ts";
import type { ContactChange } from "../../contacts/fields.ts";
import type { ContactValues } from "../../contacts/values.ts";
import { fold } from "../../values/text.ts";
import { idKey, keyFrom, type Key, type MatchBy, type RowKeys } from "../kind.ts";
import type { RowContact } from "./row-contact.ts";

/** What a row knows a person by: the keys it is matched by, and what speaks for or against a match. */
export interface PersonKeys extends RowKeys {
  emails: string[];
  /** Folded, first name and last name. */
  name: string;
}

/** The keys of a row as it stands in the file. */
export function keysOfRow({ change, id }: RowContact, order: readonly MatchBy[]): PersonKeys {
  return rowKeys(checkChange(whatTells(change), undefined, []).values, id, order);
}

/** The keys of a row's checked values, in the order asked for. `id` is what stands in a column of ids. */
export function rowKeys(values: ContactValues, id: string, order: readonly MatchBy[]): PersonKeys {
  const [externalId, source, first, last] = ["externalId", "source", "firstName", "lastName"].map((key) =>
    text(values.columns[key]),
  );
  const emails = (values.emails ?? []).map(({ normalised }) => normalised);
  const [firstName, lastName] = [fold(first ?? ""), fold(last ?? "")];
  const all: Partial<Record<MatchBy, string[]>> = {
    id: id ? [idKey(id).key] : [],
    externalId: externalId ? [keyFrom("externalId", source ?? "", externalId)] : [],
    email: emails.map((email) => keyFrom("email", email)),
    phone: (values.phones ?? [])
      .filter(isWholeNumber)
      .map((phone) => keyFrom("phone", phone.normalised, phone.extension)),
    nameCompany:
      firstName && lastName
        ? (values.companies ?? []).map((company) =>
            keyFrom("nameCompany", firstName, lastName, companyKey(company.name)),
          )
        : [],
  };
  const named = (by: MatchBy) => [...new Set(all[by])].map((key): Key => ({ by, key }));
  return {
    keys: order.flatMap(named),
    barring: named("email"),
    externalId: externalId ?? "",
    emails,
    name: `${firstName} ${lastName}`.trim(),
  };
}

/** What a person is known by, and the country that phones are read in; the rest need not be looked at. */
function whatTells({
  externalId,
  source,
  firstName,
  lastName,
  emails,
  phones,
  companies,
  addresses,
}: ContactChange): ContactChange {
  const country = addresses?.find((address) => address.country)?.country;
  return {
    externalId,
    source,
    firstName,
    lastName,
    emails,
    phones,
    companies,
    ...(country && { addresses: [{ country }] }),
  };
}

/** A number of a known country, or digits enough to be a whole number: "112" is nobody's own. */
function isWholeNumber({ normalised }: { normalised: string }): boolean {
  return normalised.startsWith("+") || normalised.length >= 7;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
