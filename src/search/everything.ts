import type { Actor } from "../access/actor.ts";
import { findCompanies } from "../companies/find.ts";
import { isEmail } from "../contacts/find.ts";
import { findContactGroups } from "../contact-groups/find.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { searchEverything as declared } from "./api.ts";
import { findOpportunities } from "../opportunities/find.ts";
import { findContacts, type FoundContact } from "./find-contacts.ts";

type Item = ReplyOf<typeof declared>["items"][number];

interface Found {
  item: Item;
  rank: number;
}

/** People, companies, opportunities and groups that hold what was typed; an e-mail has only people. Each kind stays together; the one with the closest hit stands first. */
export async function searchEverything(tx: Tx, actor: Actor, text: string, limit: number): Promise<Item[]> {
  if (text.trim() === "") return [];
  const few = isEmail(text) ? 0 : Math.max(3, Math.floor(limit / 4));
  const groups = (few === 0 ? [] : await findContactGroups(tx, actor, text, few)).map(({ id, name, rank }): Found => ({
    item: { kind: "group", id, title: name, subtitle: "" },
    rank,
  }));
  const companies = (few === 0 ? [] : await findCompanies(tx, actor, text, few)).map(
    ({ id, name, site, rank }): Found => ({
      item: { kind: "company", id, title: name, subtitle: site },
      rank,
    }),
  );
  const opportunities = (few === 0 ? [] : await findOpportunities(tx, actor, text, few)).map(
    ({ id, name, stage, company, rank }): Found => ({
      item: { kind: "opportunity", id, title: name, subtitle: [company, stage].filter(Boolean).join(" · ") },
      rank,
    }),
  );
  const contacts = (await findContacts(tx, actor, text, limit)).map((contact): Found => ({
    item: itemOf(contact),
    rank: contact.rank,
  }));
  const room = Math.max(1, limit - companies.length - opportunities.length - groups.length);
  return [contacts.slice(0, room), companies, opportunities, groups]
    .filter((kind) => kind.length > 0)
    .toSorted((a, b) => best(a) - best(b))
    .flat()
    .slice(0, limit)
    .map(({ item }) => item);
}

function itemOf(contact: FoundContact): Item {
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

function best(kind: readonly Found[]): number {
  return Math.min(...kind.map(({ rank }) => rank));
}
