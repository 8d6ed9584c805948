import { useState } from "react";
import type { CallError } from "../../client.ts";
import { afterPress } from "../../kit/after-press.ts";
import { changedKeys, pickKeys, withoutBlanks } from "../fields/change-of.ts";
import { ownKeyOf, type Draft, type FieldInfo } from "../fields/contact.ts";
import { checkDraft, keyOf } from "./check-draft.ts";
import { useFaultWords } from "./use-fault-words.ts";

export interface ContactForm {
  fields: readonly FieldInfo[];
  draft: Draft;
  change: (part: Draft) => void;
  /** A field was left: from now on its faults are shown while one types. */
  leave: (pointer: string) => void;
  faultAt: (pointer: string) => string | undefined;
  dirty: boolean;
  /** What differs from what it began with, ready to be sent; undefined when something is wrong, which is then shown. */
  take: () => Draft | undefined;
  /** Faults that are shown now. */
  faultCount: number;
  refuse: (error: CallError | undefined) => void;
  refusal: CallError | undefined;
  /** How often saving has failed: then the first fault takes the focus. */
  failures: number;
  reset: (draft: Draft) => void;
}

/** What is typed into the form, what is wrong with it, and what of it must be saved. `isThere` says which fields somebody as typed has, `typed` what was typed elsewhere before. */
export function useContactForm(
  known: readonly FieldInfo[],
  first: Draft,
  isThere: (field: FieldInfo, draft: Draft) => boolean = () => true,
  typed: Draft = {},
): ContactForm {
  const say = useFaultWords();
  const [base, setBase] = useState(first);
  const [draft, setDraft] = useState({ ...first, ...typed });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  // What the server said of a field holds until that field is changed.
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState(0);
  const fields = known.filter((field) => isThere(field, draft));
  const faults = checkDraft(draft, fields);
  const shown = (pointer: string) => all || left.has(pointer);
  const faultAt = (pointer: string) => {
    const own = faults[pointer];
    if (own !== undefined && shown(pointer)) return say(pointer, own);
    return answered.has(keyOf(pointer)) ? undefined : refusal?.faultAt(pointer);
  };
  const tidy = withoutBlanks(draft);
  // What was typed into an own field that is not for people of this kind stays behind.
  const isWritten = (key: string) => ownKeyOf(key) === undefined || fields.some((field) => field.key === key);
  const changed = changedKeys(withoutBlanks(base), tidy).filter(isWritten);
  const ownFaults = Object.keys(faults).filter(shown);
  const theirFaults = (refusal?.problem.errors ?? []).filter(({ pointer }) => !answered.has(keyOf(pointer)));
  return {
    fields,
    draft,
    change: (part) => {
      setDraft((now) => ({ ...now, ...part }));
      setAnswered((now) => new Set([...now, ...Object.keys(part)]));
    },
    leave: (pointer) => afterPress(() => setLeft((now) => (now.has(pointer) ? now : new Set([...now, pointer])))),
    faultAt,
    dirty: changed.length > 0,
    take: () => {
      setDraft(tidy);
      if (Object.keys(checkDraft(tidy, fields)).length === 0) return pickKeys(tidy, changed);
      setAll(true);
      setFailures((now) => now + 1);
      return undefined;
    },
    faultCount: ownFaults.length + theirFaults.length,
    refuse: (error) => {
      setRefusal(error);
      setAnswered(new Set());
      setFailures((now) => now + 1);
    },
    refusal,
    failures,
    reset: (next) => {
      setBase(next);
      setDraft(next);
      setLeft(new Set());
      setAll(false);
      setRefusal(undefined);
    },
  };
}
