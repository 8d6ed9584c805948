import type { HistoryEntry } from "./history-entry.ts";

/** Told by the sentence itself, or by a line of its own below it. */
const toldOtherwise = new Set(["status", "blocked", "invitation", "mail", "to"]);

interface Parts {
  /** Fields to be shown with what they were and what they became. */
  changed: string[];
  /** What the sentence names. */
  values: { address: string };
}

/** What of an entry the sentence says, and which fields stand beside it. */
export function partsOf({ action, change }: HistoryEntry, known: ReadonlySet<string>): Parts {
  const { invitation, to } = change;
  const address = [invitation?.[1], invitation?.[0], to?.[1]].find((one) => typeof one === "string" && one !== "");
  return {
    // A creation's fields are the contact itself.
    changed: action === "created" ? [] : Object.keys(change).filter((key) => known.has(key) && !toldOtherwise.has(key)),
    values: { address: typeof address === "string" ? address : "" },
  };
}

/**
 * The key of the sentence that tells an entry: one of its own where a single field was changed (`history.one.updated`) or
 * several (`history.several.updated`), else that of the action. What only a newer program would do is a change.
 */
export function sentenceOf(
  { action, change }: HistoryEntry,
  changed: readonly string[],
  exists: (key: string) => boolean,
): string {
  if (action === "blocked" && change["status"] === undefined && change["blocked"]) return "history.action.blockChanged";
  const known = exists(`history.action.${action}`) ? action : "updated";
  const several = `history.several.${known}`;
  if (changed.length > 1 && (exists(`${several}_other`) || exists(several))) return several;
  const one = `history.one.${known}`;
  return changed.length === 1 && exists(one) ? one : `history.action.${known}`;
}
