import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { changedKeys, draftFrom } from "../fields/change-of.ts";
import type { Contact, Draft } from "../fields/contact.ts";
import { readCurrent, useSaveContact } from "../fields/use-save-contact.ts";

export interface Editing {
  /** What is being typed; undefined while nothing is edited. */
  draft: Draft | undefined;
  start: (with_?: Draft) => void;
  change: (part: Draft) => void;
  /** True when it is saved, or nothing had changed. */
  save: (part?: Draft) => Promise<boolean>;
  leave: () => void;
  busy: boolean;
  /** Why it was not saved; what was typed is kept. */
  refusal: string | undefined;
  faultAt: (pointer: string) => string | undefined;
  /** The record of somebody who was quicker; saving again puts mine over it. */
  theirs: Contact | undefined;
}

interface Trouble {
  error?: CallError;
  theirs?: Contact;
}

/** Editing of some fields of a contact in their place, for the version that was seen when it began. */
export function useEditing(contact: Contact, keys: readonly string[]): Editing {
  const { t } = useTranslation("card");
  const put = useSaveContact();
  const [open, setOpen] = useState<{ base: Contact; draft: Draft }>();
  const [trouble, setTrouble] = useState<Trouble>({});
  const [busy, setBusy] = useState(false);
  const saving = useRef(false);
  const differs = (one: Contact, other: Contact) => changedKeys(draftFrom(one, keys), draftFrom(other, keys)).length > 0;

  const leave = () => {
    setOpen(undefined);
    setTrouble({});
  };
  const putOver = async (base: Contact, current: Contact, draft: Draft): Promise<void> => {
    if (differs(base, current)) return setTrouble({ theirs: current });
    try {
      await put(current, draft);
      leave();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const newer = error.status === 412 ? readCurrent(error.problem.current) : undefined;
      if (newer === undefined || newer.version === current.version) return setTrouble({ error });
      await putOver(base, newer, draft);
    }
  };
  const save = async (part: Draft = {}) => {
    if (open === undefined || saving.current) return false;
    const draft = { ...open.draft, ...part };
    const base = trouble.theirs ?? open.base;
    const changed = changedKeys(base, draft);
    setOpen({ base: open.base, draft });
    if (changed.length === 0) {
      leave();
      return true;
    }
    saving.current = true;
    setBusy(true);
    try {
      const current = contact.version >= base.version ? contact : base;
      await putOver(base, current, draftOf(draft, changed));
    } finally {
      saving.current = false;
      setBusy(false);
    }
    return true;
  };

  const { error, theirs } = trouble;
  return {
    draft: open?.draft,
    start: (draft) => {
      setTrouble({});
      setOpen({ base: contact, draft: draft ?? draftFrom(contact, keys) });
    },
    change: (part) => setOpen((now) => now && { ...now, draft: { ...now.draft, ...part } }),
    save,
    leave,
    busy,
    refusal: error && (error.offline ? t("offline") : (error.problem.errors?.[0]?.detail ?? error.message)),
    faultAt: (pointer) => error?.faultAt(pointer),
    theirs,
  };
}

function draftOf(draft: Draft, keys: readonly string[]): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([key]) => keys.includes(key)));
}
