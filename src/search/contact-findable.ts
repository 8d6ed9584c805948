import type { Findable, FoundRecord } from "../access/findable.ts";
import { isPhone } from "../contacts/find.ts";
import { findContacts, showContacts, type FoundContact } from "./find-contacts.ts";

/** Contacts as search and what was opened lately show them. */
export const contactFindable: Findable = {
  kind: "contact",
  isPeople: true,
  async find(tx, actor, sought) {
    const found = await findContacts(tx, actor, sought);
    const isExact = isWholeNumber(sought.text);
    return found.map((contact) => ({ record: asRecord(contact), rank: isExact ? 0 : contact.rank }));
  },
  async show(tx, actor, ids) {
    return (await showContacts(tx, actor, ids)).map(asRecord);
  },
};

/** Fewer digits may be part of anything; whoever has so many of them in a row has the number that was meant. */
function isWholeNumber(text: string): boolean {
  return isPhone(text.trim()) && text.replace(/\D/g, "").length >= 7;
}

function asRecord(contact: FoundContact): FoundRecord {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(" ");
  const place = [contact.jobTitle, contact.company].filter(Boolean).join(" · ");
  return {
    kind: "contact",
    id: contact.id,
    title: name || contact.nickname || contact.email,
    subtitle: place || (name || contact.nickname ? contact.email : ""),
    ...(contact.status !== null && { status: contact.status }),
    ...(contact.picture !== null && { picture: contact.picture }),
  };
}
