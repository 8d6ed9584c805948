import type { Candidate, Matches } from "./find-matches.ts";
import type { MatchBy, RowKeys } from "./row-keys.ts";
import { mayBeCalled } from "./same-name.ts";

/** Whom a row means: nobody here, one contact, several (the row asks), or somebody who must not be touched. */
export type Choice =
  | { is: "nobody" }
  | { is: "one"; contact: Candidate; by: MatchBy }
  | { is: "several"; contacts: Candidate[]; by: MatchBy }
  /** Only a phone hits, and the names say that it may be somebody else's. */
  | { is: "unsure"; contacts: Candidate[]; by: MatchBy }
  | { is: "closed"; code: Closed };

export type Closed = "outOfReach" | "blockedPerson" | "firedPerson" | "agentEmail";

/**
 * The first key that hits decides; several hits are narrowed by the keys after it. A phone of somebody who is called
 * otherwise only asks: nobody's name is written over because of a switchboard. Who is out of sight is refused in words
 * that say nothing where a second contact would collide with him (A134), and is nobody elsewhere.
 */
export function chooseMatch(row: RowKeys, matches: Matches): Choice {
  const order = [...new Set(row.keys.map(({ by }) => by))];
  for (const by of order) {
    const hit = hitsBy(row, by, matches);
    const seen = hit.filter((contact) => contact.seen);
    if (seen.length === 0) {
      if (hit.length > 0 && (by === "externalId" || by === "email")) return { is: "closed", code: "outOfReach" };
      continue;
    }
    const likely = seen.filter((contact) => !isCalledOtherwise(row, contact, by));
    if (likely.length === 0) return { is: "unsure", contacts: seen, by };
    const left = order
      .slice(order.indexOf(by) + 1)
      .reduce((few, next) => narrowed(few, hitsBy(row, next, matches)), likely);
    const [one] = left;
    return one && left.length === 1 ? { is: "one", contact: one, by } : { is: "several", contacts: left, by };
  }
  return { is: "nobody" };
}

/** What bars a new contact though it matches nobody: an e-mail of somebody out of sight, blocked, fired, or of an agent (A134, A045). */
export function barToMaking(row: RowKeys, matches: Matches): Closed | undefined {
  const holders = row.emailKeys.flatMap(({ key }) => matches.byKey.get(key) ?? []);
  return (
    holders.map(barToChanging).find((bar) => bar !== undefined) ??
    (holders.some(({ kind }) => kind === "agent") ? "agentEmail" : undefined)
  );
}

/** Whom an import leaves as he is. */
export function barToChanging({ seen, status }: Candidate): Closed | undefined {
  if (!seen) return "outOfReach";
  if (status === "fired") return "firedPerson";
  return status === "blocked" ? "blockedPerson" : undefined;
}

function hitsBy(row: RowKeys, by: MatchBy, matches: Matches): Candidate[] {
  const hits = row.keys.filter((one) => one.by === by).flatMap(({ key }) => matches.byKey.get(key) ?? []);
  return [...new Set(hits)].filter((contact) => !speaksAgainst(row, contact, by));
}

/**
 * A weaker key does not count where a stronger one says otherwise: records that both carry an external id, each its own,
 * are two; a phone shared by people of other names and other e-mails is a switchboard.
 */
export function speaksAgainst(
  row: RowKeys,
  other: Pick<Candidate, "externalId" | "emails" | "name">,
  by: MatchBy,
): boolean {
  if (by === "id" || by === "externalId") return false;
  const matchesByExternalId = row.keys.some((one) => one.by === "externalId");
  if (matchesByExternalId && other.externalId !== "" && other.externalId !== row.externalId) return true;
  if (by !== "phone" || row.emails.length === 0 || other.emails.length === 0) return false;
  return !row.emails.some((email) => other.emails.includes(email)) && row.name !== other.name;
}

/** Whether the names tell two people apart whom a phone takes for one: it is shared at work and at home, so all of the name must agree. */
export function isCalledOtherwise(row: Pick<RowKeys, "name">, other: Pick<Candidate, "name">, by: MatchBy): boolean {
  return by === "phone" && !mayBeCalled(row.name, other.name);
}

function narrowed(few: Candidate[], further: readonly Candidate[]): Candidate[] {
  const both = few.filter((contact) => further.includes(contact));
  return both.length > 0 ? both : few;
}
