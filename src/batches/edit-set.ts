import type { ContactChange } from "../contacts/fields.ts";
import { loadContacts } from "../contacts/load.ts";
import { namesAsNow } from "../tags/name-tags.ts";
import { asChange } from "../contacts/undo.ts";
import type { ContactValues } from "../contacts/values.ts";
import { weighContacts, type ContactWriting, type WriteRules } from "../contacts/weigh.ts";
import { writeContacts } from "../contacts/write.ts";
import type { Tx } from "../database/transaction.ts";
import { tagKey } from "../tags/name.ts";
import { editsOf, type Composed } from "./edits.ts";
import { editedSince } from "./edited-since.ts";
import { refusedItem, type Item } from "./items.ts";
import { lockVersions } from "./lock-versions.ts";
import { editOf, type Edit } from "./wish.ts";

const rules = { demands: "form", companies: "create", joins: true } as const satisfies WriteRules;

/**
 * Who was edited since the freeze is still edited, unless it was in a field that the batch sets: then it stays as somebody who
 * has seen more has left it ("stale"). Adding to lists and taking from them goes with whatever is there.
 */
export const contactEdits = editsOf<ContactWriting & { id: string }>({
  compose: (tx, batch, items) => writingsOf(tx, editOf(batch), items),
  weigh: (tx, actor, writings) => weighContacts(tx, actor, writings, rules),
  write: (tx, actor, writings, batchId) => writeContacts(tx, actor, writings, { ...rules, batchId }),
});

async function writingsOf(
  tx: Tx,
  asked: Edit,
  items: readonly Item[],
): Promise<Composed<ContactWriting & { id: string }>> {
  const edit = await withTagsOfToday(tx, asked);
  const lists = (["tags", "groups"] as const).filter((key) => (edit.add?.[key] ?? edit.remove?.[key]) !== undefined);
  const versions = await lockVersions(tx, items);
  const stale = await editedSince(tx, edit.change ?? {}, items, versions);
  const present = await loadContacts(tx, lists.length > 0 ? [...versions.keys()] : [], new Set(lists));
  const composed: Awaited<ReturnType<typeof writingsOf>> = { writings: [], refused: [] };
  for (const { id } of items) {
    const { values = { columns: {} } } = present.get(id) ?? {};
    if (!versions.has(id)) composed.refused.push(refusedItem(id, { code: "absent" }));
    else if (stale.has(id)) composed.refused.push(refusedItem(id, { code: "stale" }));
    else {
      const changed = listsOf(edit, values, lists);
      const long = lists.find((key) => tooLong(key, changed[key] ?? [], values));
      if (long) composed.refused.push(refusedItem(id, { code: "tooMany", field: long, params: { limit: most[long] } }));
      else composed.writings.push({ id, change: { ...asChange(edit.change ?? {}), ...changed } });
    }
  }
  return composed;
}

/** Who bears a tag is relieved of it by a former name as well. */
async function withTagsOfToday(tx: Tx, edit: Edit): Promise<Edit> {
  const tags = edit.remove?.tags;
  return tags ? { ...edit, remove: { ...edit.remove, tags: await namesAsNow(tx, tags) } } : edit;
}

/** As in a contact's own change. */
const most = { tags: 100, groups: 200 } as const;

function tooLong(key: "tags" | "groups", list: readonly string[], values: ContactValues): boolean {
  return list.length > Math.max(most[key], values[key]?.length ?? 0);
}

function listsOf(
  { change, add, remove }: Edit,
  values: ContactValues,
  lists: readonly ("tags" | "groups")[],
): Pick<ContactChange, "tags" | "groups"> {
  const given = asChange(change ?? {});
  return Object.fromEntries(
    lists.map((key) => [key, changedList(given[key] ?? values[key] ?? [], add?.[key] ?? [], remove?.[key] ?? [])]),
  );
}

/** What is there keeps its place and way of writing; what is new comes after. */
export function changedList(
  current: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): string[] {
  const gone = new Set(removed.map(tagKey));
  const list = new Map<string, string>();
  for (const one of [...current, ...added]) if (!list.has(tagKey(one))) list.set(tagKey(one), one);
  return [...list].flatMap(([key, one]) => (gone.has(key) ? [] : [one]));
}
