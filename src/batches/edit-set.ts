import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import type { ContactChange } from "../contacts/fields.ts";
import { loadContacts } from "../contacts/load.ts";
import { namesAsNow } from "../tags/name-tags.ts";
import { asChange } from "../contacts/undo.ts";
import type { ContactValues } from "../contacts/values.ts";
import { weighContacts, type ContactWriting, type WriteRules } from "../contacts/weigh.ts";
import { writeContacts, type Written } from "../contacts/write.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { tagKey } from "../tags/name.ts";
import { editedSince } from "./edited-since.ts";
import { reasonOf, refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions } from "./lock-versions.ts";
import { editOf, type Edit } from "./wish.ts";

const rules = { demands: "form", companies: "create", joins: true } as const satisfies WriteRules;

/**
 * Edits a set of contacts. Who was edited since the freeze is still edited, unless it was in a field that the batch sets: then
 * it stays as somebody who has seen more has left it ("stale"). Adding to lists and taking from them goes with whatever is there.
 */
export async function editSet(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  return outcomesOf(await writeEdits(tx, actor, batch, items));
}

/** The same, but a change that is wrong for one of them is refused for all (422), and nothing is written. */
export async function editSetWhole(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  const edits = await writeEdits(tx, actor, batch, items);
  for (const one of edits.written)
    if (one.outcome === "refused" && one.status === 422) refuse(one.status, one.code, { faults: one.faults });
  return outcomesOf(edits);
}

/** What is wrong with a change is mostly wrong for everybody: said at once (422) where it is so for the first of them. */
export async function checkEdit(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<void> {
  const { writings } = await writingsOf(tx, editOf(batch), items);
  const weighed = await weighContacts(tx, actor, writings, rules);
  if (!weighed.every(({ outcome }) => outcome === "refused")) return;
  for (const one of weighed)
    if (one.outcome === "refused" && one.status === 422) refuse(one.status, one.code, { faults: one.faults });
}

interface Edits extends Composed {
  /** Of each writing what became of it. */
  written: readonly Written[];
}

async function writeEdits(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Edits> {
  const composed = await writingsOf(tx, editOf(batch), items);
  return { ...composed, written: await writeContacts(tx, actor, composed.writings, { ...rules, batchId: batch.id }) };
}

function outcomesOf({ writings, refused, written }: Edits): Outcome[] {
  const outcomes = written.map((one, index): Outcome => {
    const id = writings[index]?.id ?? "";
    if (one.outcome === "refused") return refusedItem(id, reasonOf(one));
    return { id, outcome: one.outcome === "unchanged" ? "unchanged" : "done" };
  });
  return [...refused, ...outcomes];
}

interface Composed {
  writings: (ContactWriting & { id: string })[];
  refused: Outcome[];
}

async function writingsOf(tx: Tx, asked: Edit, items: readonly Item[]): Promise<Composed> {
  const edit = await withTagsOfToday(tx, asked);
  const lists = (["tags", "groups"] as const).filter((key) => (edit.add?.[key] ?? edit.remove?.[key]) !== undefined);
  const versions = await lockVersions(tx, items);
  const stale = await editedSince(tx, edit.change ?? {}, items, versions);
  const present = await loadContacts(tx, lists.length > 0 ? [...versions.keys()] : [], new Set(lists));
  const composed: Composed = { writings: [], refused: [] };
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
