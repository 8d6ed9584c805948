import type { Actor } from "../access/actor.ts";
import type { Grant } from "../access/grants.ts";
import { holdsGrant } from "../access/rights.ts";
import type { Tx } from "../database/transaction.ts";
import { Refusal, refuse, refuseField } from "../http/refusal.ts";

/** What views must know of a list; the rooms above hand it in, each has said it once. */
export interface ViewedList {
  /** Who holds one of them has the list. */
  see: readonly Grant[];
  /** Refuses (422), naming the place, a filter that the actor may not ask of the list, or that it does not understand. */
  check: (tx: Tx, actor: Actor, filter: string) => unknown;
  /** Whether the actor is kept from a field of the list. */
  hides: (actor: Actor, field: string) => boolean;
}

export type ViewedLists = Readonly<Record<string, ViewedList>>;

/** The list of this name, for who may open it: 422 for one that there is not, 403 for who has it not, and for clients. */
export function openedList(lists: ViewedLists, actor: Actor, on: string, pointer: string): ViewedList {
  const list = Object.hasOwn(lists, on) ? lists[on] : undefined;
  if (!list) refuseField(pointer, "choice", { allowed: Object.keys(lists).join(", ") });
  if (!opens(list, actor)) refuse(403, "notAllowed");
  return list;
}

/** Views are the team's own sorting, as contact groups are: clients have none. */
export function opens(list: ViewedList, actor: Actor): boolean {
  return actor.kind === "agent" && list.see.some((grant) => holdsGrant(actor, grant));
}

/** Whether the list would take this filter from the actor; false when it names what is hidden from him, or is there no more. */
export async function takes(list: ViewedList, tx: Tx, actor: Actor, filter: object | null): Promise<boolean> {
  if (filter === null) return true;
  try {
    await list.check(tx, actor, JSON.stringify(filter));
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.status === 422) return false;
    throw error;
  }
}
