import { listContacts, showContact, updateContact } from "../../contacts/api.ts";
import { call, CallError } from "../client.ts";
import type { Chosen } from "../grid/list.ts";

/** Who is meant: those named, or all that match within the group. */
export async function idsOf(groupId: string, { ids, all }: Chosen): Promise<readonly string[]> {
  if (all === undefined) return ids;
  const found: string[] = [];
  let after: string | undefined;
  do {
    const filter = all.filter && JSON.stringify(all.filter);
    const query = {
      group: groupId,
      search: all.search || undefined,
      filter,
      fields: "id",
      limit: 200,
      count: "none" as const,
      after,
    };
    const { items, next } = await call(listContacts, { query });
    found.push(...items.map(({ id }) => id));
    after = next ?? undefined;
  } while (after !== undefined);
  return found;
}

export interface Changed {
  done: readonly string[];
  refused: number;
  /** The last refusal's words. */
  reason: string | undefined;
}

/** Puts contacts into a group or takes them out; a contact's groups are written as a whole, so each is read first. */
export async function changeMembers(groupId: string, ids: readonly string[], into: boolean): Promise<Changed> {
  const done: string[] = [];
  let reason: string | undefined;
  for (const id of ids) {
    try {
      if (await changeOne(groupId, id, into)) done.push(id);
    } catch (error) {
      if (!(error instanceof CallError) || error.offline) throw error;
      reason = error.message;
    }
  }
  return { done, refused: reason === undefined ? 0 : ids.length - done.length, reason };
}

async function changeOne(groupId: string, id: string, into: boolean): Promise<boolean> {
  const { groups = [], version } = await call(showContact, { params: { id } });
  const others = groups.map((group) => group.id).filter((other) => other !== groupId);
  if (into === others.length < groups.length) return false;
  await call(updateContact, { params: { id }, body: { groups: into ? [...others, groupId] : others, version } });
  return true;
}
