import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { demandedFields } from "../access/field-rights.ts";
import type { Tables } from "../database/tables.ts";
import type { Kind, Status } from "../database/tables/contacts.ts";
import { bareKey, isOwnKey, ownKey } from "../database/own-field.ts";
import { refused, type Refused } from "../records/weighed.ts";
import { contactFields } from "./fields.ts";
import { isWrittenField, pointerTo, type WrittenField } from "./values.ts";

/** What decides about a new status for somebody. */
export interface Standing {
  kind: Kind;
  status: Status;
  isActor: boolean;
  /** Whether the actor may change this person's status at all. */
  mayBeSet: boolean;
  /** The block, if there is one, would have the reason and the end that it has. */
  saysTheSame: boolean;
  /** Fields that are empty. */
  lacks: readonly string[];
}

/**
 * What becomes of somebody who is to have a status: refused, `moves`, or nothing: `same`, because it is so already, and
 * `stays`, because fired is final whatever version was seen.
 */
export function decideStatus(
  status: Status,
  demanded: readonly string[],
  one: Standing,
): Refused | "moves" | "same" | "stays" {
  if (!one.mayBeSet) return refused(403, "notAllowed");
  if (one.isActor) return refused(409, "ownStatus");
  if (one.status === "fired") return status === "fired" ? "stays" : refused(409, "firedIsFinal");
  if (status === "fired" && one.kind !== "agent")
    return refused(422, "onlyAgentsFired", [{ pointer: "/status", code: "onlyAgentsFired" }]);
  if (one.status === status) return one.saysTheSame ? "same" : "moves";
  const missing = demanded.filter((key) => one.lacks.includes(key));
  if (missing.length === 0) return "moves";
  return refused(
    422,
    "fieldsDemanded",
    missing.map((key) => ({ pointer: pointerTo(key), code: "demandedAtStatus" })),
  );
}

/** The fields that the actor's access group demands of whoever takes a status on. */
export function demandedAt(actor: Actor, status: Status): WrittenField[] {
  const present = (key: WrittenField) =>
    !isOwnKey(key) || actor.own.contacts.some((field) => ownKey(field.key) === key);
  return demandedFields(actor, status).filter(isWrittenField).filter(present);
}

/** Of these fields of `contacts` those that are empty, as an array of their keys. */
export function emptyAmong(keys: readonly WrittenField[]): RawBuilder<string[]> {
  if (keys.length === 0) return sql<string[]>`array[]::text[]`;
  const eb = expressionBuilder<Tables, "contacts">();
  const held = keys.map((key) => {
    const value = isOwnKey(key)
      ? sql`contacts.custom -> ${bareKey(key)}`
      : sql`to_jsonb(${contactFields[key].value(eb)})`;
    return sql`(${key}::text, ${value})`;
  });
  return sql<string[]>`array(
    select field.key from (values ${sql.join(held)}) as field (key, held)
    where field.held is null or field.held in ('null', '""', '[]', '{}') order by 1)`;
}
