import { parseEmailAddress } from "../values/email-address.ts";
import { parsePhoneNumber } from "../values/phone-number.ts";
import type { Later } from "./later.ts";
import type { IdentityNow, Present, Row } from "./present.ts";

/**
 * The ways somebody was known. Which there were, in which order and as what they were called the journal tells; marks and
 * times stand in the rows, which stay when a way is given up.
 */
export function identitiesThen({ identities, contact, addresses }: Present, { fields }: Later, at: string): Row[] {
  const then = Date.parse(at);
  const stood = ({ valid_from, valid_to }: IdentityNow) =>
    Date.parse(valid_from) <= then && (valid_to === null || Date.parse(valid_to) > then);
  const listOf = (key: string): Row[] | undefined => {
    const list = fields.get(key)?.before;
    return Array.isArray(list) ? list : undefined;
  };
  const country = countryOf(listOf("addresses") ?? addresses);
  const reaching = (kind: "email" | "phone") => {
    const rows = identities.filter((row) => row.kind === kind);
    const list = listOf(`${kind}s`);
    if (!list) return rows.filter(({ valid_to }) => valid_to === null);
    const told = list.map(({ value, label }) => ({ value: String(value), label: String(label) }));
    const read = told.map((one) => ({ ...one, ...readAgain(kind, one.value, country) }));
    // Two numbers may have been typed alike, here and there. Without its country's code one was read as being somewhere: then its end tells which it was.
    const found = rowsFor(read, rows, stood, [
      (row, one) => row.value === one.value && isAlike(row, one),
      (row, one) => row.value === one.value,
      isAlike,
      (row, one) => kind === "phone" && endsAlike(row, one.value),
    ]);
    return read.map(({ value, label, ...parsed }, index) => ({ ...blank, ...parsed, ...found[index], value, label }));
  };
  const messengers = identities.filter(({ kind }) => kind !== "email" && kind !== "phone");
  const told = listOf("identities");
  const theirs = rowsFor(told ?? [], messengers, stood, [
    (row, one) => row.kind === one["kind"] && row.account === one["account"] && row.value === one["externalId"],
  ]);
  const named = told?.map(({ kind, account, externalId, name }, index) => ({
    ...blank,
    ...theirs[index],
    kind,
    account,
    value: externalId,
    name,
  }));
  const live = named ?? messengers.filter(({ valid_to }) => valid_to === null);
  const past = messengers.filter(({ valid_to }) => valid_to !== null && Date.parse(valid_to) <= then);
  const standing = [...reaching("email"), ...reaching("phone"), ...live];
  return [
    ...standing.map((row, position) => ({ ...marksAt(row, then), valid_to: null, position })),
    ...past.map((row) => marksAt(row, then)),
  ].map((row) => ({ ...row, contact_id: contact["id"] }));
}

const blank = {
  account: "",
  name: "",
  label: "",
  extension: "",
  normalised: "",
  verified_at: null,
  bounced_at: null,
  valid_from: null,
};

/** Of each that is told of the row that it was, each row once: what stood at that moment before what had been given up, or came later; the surest way first. */
function rowsFor<T>(
  told: readonly T[],
  rows: readonly IdentityNow[],
  stood: (row: IdentityNow) => boolean,
  ways: readonly ((row: IdentityNow, one: T) => boolean)[],
): (IdentityNow | undefined)[] {
  const found: (IdentityNow | undefined)[] = told.map(() => undefined);
  for (const some of [rows.filter(stood), rows]) {
    for (const is of ways) {
      for (const [index, one] of told.entries())
        found[index] ??= some.find((row) => !found.includes(row) && is(row, one));
    }
  }
  return found;
}

/** A mark that came later was not there yet. */
function marksAt<R extends Pick<IdentityNow, "verified_at" | "bounced_at">>(row: R, then: number) {
  const known = (time: string | null) => (time !== null && Date.parse(time) <= then ? time : null);
  return { ...row, verified_at: known(row.verified_at), bounced_at: known(row.bounced_at) };
}

interface Read {
  kind: string;
  normalised: string;
  extension: string;
}

/** As the write path reads it; the journal keeps what was typed. */
function readAgain(kind: "email" | "phone", value: string, country: string): Read {
  if (kind === "email") {
    const email = parseEmailAddress(value);
    return { kind, normalised: "problem" in email ? "" : email.normalised, extension: "" };
  }
  const phone = parsePhoneNumber(value, country);
  if ("problem" in phone) return { kind, normalised: "", extension: "" };
  return { kind, normalised: phone.normalised, extension: phone.extension ?? "" };
}

function isAlike(row: IdentityNow, read: Read): boolean {
  return read.normalised !== "" && row.normalised === read.normalised && row.extension === read.extension;
}

function endsAlike({ normalised }: IdentityNow, value: string): boolean {
  const digits = value.replaceAll(/\D/g, "").replace(/^0+/, "");
  return digits.length > 4 && normalised.endsWith(digits);
}

function countryOf(addresses: readonly Row[]): string {
  const primary = addresses.find((address) => address["primary"] === true || address["is_primary"] === true);
  const country = primary?.["country"];
  return typeof country === "string" ? country : "";
}
