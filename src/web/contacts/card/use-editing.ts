import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallError } from "../../client.ts";
import { changedKeys, draftFrom, pickKeys, withoutBlanks } from "../fields/change-of.ts";
import type { Contact, Draft } from "../fields/contact.ts";
import { useSaveOver } from "../fields/use-save-over.ts";

export interface Editing {
  /** What is being typed; undefined while nothing is edited. */
  draft: Draft | undefined;
  start: (draft?: Draft) => void;
  change: (part: Draft) => void;
  save: (part?: Draft) => Promise<void>;
  leave: () => void;
  busy: boolean;
  /** Why it was not saved; what was typed is kept. */
  error: CallError | undefined;
  /** The same in words. */
  refusal: string | undefined;
  faultAt: (pointer: string) => string | undefined;
  /** The record of somebody who was quicker; saving again puts mine over it. */
  theirs: Contact | undefined;
}

/** Editing of some fields of a contact in their place, for the version that was seen when it began. */
export function useEditing(contact: Contact, keys: readonly string[]): Editing {
  const { t } = useTranslation("card");
  const saveOver = useSaveOver();
  const [open, setOpen] = useState<{ base: Contact; draft: Draft }>();
  const [error, setError] = useState<CallError>();
  const [theirs, setTheirs] = useState<Contact>();
  const [busy, setBusy] = useState(false);
  const saving = useRef(false);

  const begin = (next: { base: Contact; draft: Draft } | undefined) => {
    setOpen(next);
    setError(undefined);
    setTheirs(undefined);
  };
  const save = async (part: Draft = {}) => {
    if (open === undefined || saving.current) return;
    const draft = withoutBlanks({ ...open.draft, ...part });
    const base = theirs ?? open.base;
    const changed = changedKeys(base, draft);
    if (changed.length === 0) return begin(undefined);
    saving.current = true;
    setBusy(true);
    setOpen({ ...open, draft });
    try {
      const current = contact.version >= base.version ? contact : base;
      const result = await saveOver(base, current, pickKeys(draft, changed));
      if ("saved" in result) begin(undefined);
      else {
        setError("error" in result ? result.error : undefined);
        setTheirs("theirs" in result ? result.theirs : undefined);
      }
    } finally {
      saving.current = false;
      setBusy(false);
    }
  };

  return {
    draft: open?.draft,
    start: (draft = draftFrom(contact, keys)) => begin({ base: contact, draft }),
    change: (part) => setOpen((now) => now && { ...now, draft: { ...now.draft, ...part } }),
    save,
    leave: () => begin(undefined),
    busy,
    error,
    refusal: error && (error.offline ? t("offline") : (error.problem.errors?.[0]?.detail ?? error.message)),
    faultAt: (pointer) => error?.faultAt(pointer),
    theirs,
  };
}
