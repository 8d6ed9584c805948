import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { likePattern } from "../values/text.ts";
import { domainsOf, readSender } from "./sender.ts";

/** Why nothing is taken from an address. */
export type Blocked =
  | { by: "status"; contactId: string; status: "blocked" | "fired" }
  | { by: "address" | "domain"; entryId: string };

/**
 * Whether mail from an address is refused, for channels to ask before anything else: somebody of this address is blocked or
 * fired (every address of theirs is refused, with every +tag), or the address or its domain is on the list (A032, A034).
 * What is no address at all blocks nobody here: that it is none is the channel's own reason to refuse.
 */
export async function isBlocked(tx: Tx, address: string): Promise<Blocked | undefined> {
  const sender = readSender(address);
  if (sender?.kind !== "address") return undefined;
  return (await findPerson(tx, sender.normalised)) ?? findEntry(tx, sender.normalised);
}

async function findPerson(tx: Tx, bare: string): Promise<Blocked | undefined> {
  const at = bare.lastIndexOf("@");
  const [local, domain] = [bare.slice(0, at), bare.slice(at)];
  const found = await sql<{ id: string; status: "blocked" | "fired" }>`
    select c.id, c.status from identities i join contacts c on c.id = i.contact_id
    where i.kind = 'email' and i.valid_to is null and c.live and c.status <> 'active'
      and (i.normalised = ${bare} or i.normalised like ${`${likePattern(local)}+%`} and i.normalised like ${`%${likePattern(domain)}`})
    order by c.status desc, c.id limit 1`.execute(tx);
  const [person] = found.rows;
  return person && { by: "status", contactId: person.id, status: person.status };
}

async function findEntry(tx: Tx, bare: string): Promise<Blocked | undefined> {
  const domains = domainsOf(bare);
  const found = await sql<{ id: string; kind: "address" | "domain" }>`
    select id, kind from blocklist
    where kind = 'address' and normalised = ${bare}
      or kind = 'domain' and normalised = any(${domains}::text[]) and (with_subdomains or normalised = ${domains[0] ?? ""})
    order by kind limit 1`.execute(tx);
  const [entry] = found.rows;
  return entry && { by: entry.kind, entryId: entry.id };
}
