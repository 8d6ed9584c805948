import type { ContactChange } from "../../contacts/fields.ts";
import { fold } from "../../values/text.ts";
import type { PostalAddress } from "../../values/postal-address.ts";

export type AddressChange = NonNullable<ContactChange["addresses"]>[number];

/**
 * The addresses of a row, added to those a contact has: the same place is one address, and a place told in more detail
 * fills the one that lacks it. `checked` is the file's list in the form of storage, in the same order.
 */
export function uniteAddresses(
  file: readonly AddressChange[],
  checked: readonly PostalAddress[],
  current: readonly PostalAddress[],
): AddressChange[] {
  const pairs = pairPlaces(checked, current);
  const said = file.map((one, index) => filled({ ...one, region: checked[index]?.region }));
  const ours = current.map((one, at): Told => ({ one, said: said.find((_, index) => pairs.get(index) === at) }));
  const added = said.filter((_, index) => !pairs.has(index)).map((one): Told => ({ one, said: one }));
  return [...ours, ...added].map(({ one, said: told }) => ({
    ...one,
    ...told,
    types: [...new Set([...(one.types ?? []), ...(told?.types ?? [])])],
    primary: bears(said, one, told, (address) => address.primary === true),
    defaultFor: (["billing", "shipping"] as const).filter((type) =>
      bears(said, one, told, (address) => address.defaultFor?.includes(type) === true),
    ),
  }));
}

/** An address, and what the file says of it. */
interface Told {
  one: AddressChange;
  said: AddressChange | undefined;
}

/** A mark that one address bears: when the file gives it to one, the others lose it. */
function bears(
  file: readonly AddressChange[],
  one: AddressChange,
  told: AddressChange | undefined,
  mark: (address: AddressChange) => boolean,
): boolean {
  return file.some(mark) ? told !== undefined && mark(told) : mark(one);
}

/** Which of ours each of the file is: exact places first, each of ours once. */
function pairPlaces(checked: readonly PostalAddress[], current: readonly PostalAddress[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const agree of [samePlace, fittingPlace]) {
    for (const [index, place] of checked.entries()) {
      if (pairs.has(index)) continue;
      const at = current.findIndex((one, at) => !taken.has(at) && agree(one, place));
      if (at < 0) continue;
      pairs.set(index, at);
      taken.add(at);
    }
  }
  return pairs;
}

const placeKeys = ["street", "street2", "postalCode", "city", "country", "region"] as const;

function samePlace(a: PostalAddress, b: PostalAddress): boolean {
  return placeKeys.every((key) => fold(a[key]) === fold(b[key]));
}

function fittingPlace(a: PostalAddress, b: PostalAddress): boolean {
  const shared = placeKeys.filter((key) => a[key] !== "" && b[key] !== "");
  return shared.length > 0 && shared.every((key) => fold(a[key]) === fold(b[key]));
}

/** Without what the file leaves empty. */
function filled(address: AddressChange): AddressChange {
  return Object.fromEntries(
    Object.entries(address).filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
