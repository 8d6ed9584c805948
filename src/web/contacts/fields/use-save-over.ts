import { useCallback } from "react";
import { CallError } from "../../client.ts";
import { changedKeys, draftFrom } from "./change-of.ts";
import type { Contact, Draft } from "./contact.ts";
import { readCurrent, useSaveContact } from "./use-save-contact.ts";

/** Saved; or somebody else changed the same fields; or refused, or never arrived. */
export type Saving = { saved: Contact } | { theirs: Contact } | { error: CallError };

/**
 * Saves a draft that was begun on `base`. A newer version is no hindrance as long as nobody touched the same fields;
 * where somebody did, nothing is written and his record comes back.
 */
export function useSaveOver(): (base: Contact, current: Contact, draft: Draft) => Promise<Saving> {
  const put = useSaveContact();
  return useCallback(
    async function saveOver(base: Contact, current: Contact, draft: Draft): Promise<Saving> {
      const keys = Object.keys(draft);
      if (changedKeys(draftFrom(base, keys), draftFrom(current, keys)).length > 0) return { theirs: current };
      try {
        return { saved: await put(current, draft) };
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const newer = error.status === 412 ? readCurrent(error.problem.current) : undefined;
        if (newer === undefined || newer.version === current.version) return { error };
        return saveOver(base, newer, draft);
      }
    },
    [put],
  );
}
