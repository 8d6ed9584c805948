import type { Candidate, Closed, Judge, MatchBy } from "../kind.ts";
import type { Kind, Status } from "../../database/tables/contacts.ts";
import type { PersonKeys } from "./row-keys.ts";
import { mayBeCalled } from "./same-name.ts";

/** A live contact that some row's key hits. */
export interface PersonHit extends Candidate {
  kind: Kind;
  status: Status;
  emails: string[];
  /** Folded, first name and last name. */
  name: string;
}

/** A phone of somebody who is called otherwise only asks; an e-mail is nearly always one person's own. */
export const judgePeople: Judge<PersonKeys, PersonHit> = {
  closing: ["externalId", "email"],
  speaksAgainst,
  isUnsure: (row, other, by) => by === "phone" && !mayBeCalled(row.name, other.name),
  unsure: "otherNamePhone",
  barToChanging,
  /** An e-mail of somebody out of sight, blocked, fired, or of an agent (A134, A045). */
  barToMaking: (holders) =>
    holders.map(barToChanging).find((bar) => bar !== undefined) ??
    (holders.some(({ kind }) => kind === "agent") ? "agentEmail" : undefined),
};

/** Whom an import leaves as he is. */
function barToChanging({ seen, status }: PersonHit): Closed | undefined {
  if (!seen) return "outOfReach";
  if (status === "fired") return "firedPerson";
  return status === "blocked" ? "blockedPerson" : undefined;
}

/**
 * A weaker key does not count where a stronger one says otherwise: records that both carry an external id, each its own,
 * are two; a phone shared by people of other names and other e-mails is a switchboard.
 */
function speaksAgainst(row: PersonKeys, other: PersonKeys | PersonHit, by: MatchBy): boolean {
  if (by === "id" || by === "externalId") return false;
  const matchesByExternalId = row.keys.some((one) => one.by === "externalId");
  if (matchesByExternalId && other.externalId !== "" && other.externalId !== row.externalId) return true;
  if (by !== "phone" || row.emails.length === 0 || other.emails.length === 0) return false;
  return !row.emails.some((email) => other.emails.includes(email)) && row.name !== other.name;
}
