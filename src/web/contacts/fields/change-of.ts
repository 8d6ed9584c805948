import type { Change, Contact, Draft } from "./contact.ts";
import { isLinked, ownKeyOf, valueAt } from "./contact.ts";

/** A draft as the API takes it: links as ids, lists without what the server alone says. */
export function changeOf(draft: Draft): Change {
  const { emails, phones, identities, addresses, companies, groups, departments, ...rest } = withoutBlanks(draft);
  const change: Change = {
    ...(emails && { emails: emails.map(({ value, label }) => ({ value: value.trim(), label })) }),
    ...(phones && { phones: phones.map(({ value, label }) => ({ value: value.trim(), label })) }),
    ...(identities && {
      identities: identities
        .filter(isPresent)
        .map(({ kind, account, externalId, name }) => ({ kind, account, externalId: externalId.trim(), name })),
    }),
    ...(addresses && { addresses }),
    ...(companies && { companies: companies.map(writeMembership) }),
    ...(groups && { groups: groups.map(({ id }) => id) }),
    ...(departments && { departments: departments.map(({ id }) => id) }),
  };
  const single = Object.entries(rest).map(([key, value]): [string, unknown] => [
    key,
    isLinked(value) ? value.id : value,
  ]);
  const own = single.flatMap(([key, value]) => {
    const bare = ownKeyOf(key);
    // What is no number is refused by the server, which says so; JSON would make nothing of it.
    return bare === undefined ? [] : [[bare, value === "" ? null : Number.isNaN(value) ? "NaN" : value]];
  });
  const standard = single.filter(([key]) => key !== "custom" && ownKeyOf(key) === undefined);
  return Object.assign(change, Object.fromEntries(standard), own.length > 0 && { custom: Object.fromEntries(own) });
}

/** The named fields of a contact as they are, to put them back later. */
export function draftFrom(contact: Contact, keys: readonly string[]): Draft {
  return pickKeys(contact, keys);
}

export function pickKeys(draft: Draft, keys: readonly string[]): Draft {
  const picked = keys.flatMap((key): [string, unknown][] => {
    const value = valueAt(draft, key);
    // An own field without a value is absent; put back, it is empty.
    if (value === undefined) return ownKeyOf(key) === undefined ? [] : [[key, null]];
    return [[key, value]];
  });
  return Object.fromEntries(picked);
}

/** Lists without the lines in which nothing was typed, so that their places are those that the server names. */
export function withoutBlanks(draft: Draft): Draft {
  const { emails, phones, identities, websites } = draft;
  return {
    ...draft,
    ...(emails && { emails: emails.filter(({ value }) => value.trim() !== "") }),
    ...(phones && { phones: phones.filter(({ value }) => value.trim() !== "") }),
    ...(identities && { identities: identities.filter(({ externalId }) => externalId.trim() !== "") }),
    ...(websites && { websites: websites.filter((address) => address.trim() !== "") }),
  };
}

/** Keys whose values differ between two drafts. */
export function changedKeys(before: Draft, after: Draft): string[] {
  return Object.entries(after)
    .filter(([key, value]) => key !== "custom" && JSON.stringify(value) !== JSON.stringify(valueAt(before, key)))
    .map(([key]) => key);
}

type Present = NonNullable<Contact["identities"]>[number];

// Identities of the past stay what they are; they are not written again.
function isPresent({ to }: Present): boolean {
  return to === null;
}

type Membership = NonNullable<Contact["companies"]>[number];

function writeMembership({ id, name, title, department, primary, from, to, byDomain }: Membership) {
  const company = id === "" ? { name } : { id };
  return { ...company, title, department, primary, from, to, ...(byDomain !== undefined && { byDomain }) };
}
