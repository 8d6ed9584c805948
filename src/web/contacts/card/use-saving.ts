import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";

/** How changes of one record are saved in their place. */
export interface Saving<Change> {
  /** Whether it was saved. */
  save: (change: Change) => Promise<boolean>;
  busy: boolean;
  /** Why it was not. */
  refusal: string | undefined;
  /** What is wrong at one place of what was sent. */
  faultAt: (pointer: string) => string | undefined;
  forget: () => void;
}

interface Ways<Change, Read> {
  send: (change: Change) => Promise<Read>;
  /** The record that comes with a 412. */
  readCurrent: (record: unknown) => Read | undefined;
  onSaved: (record: Read) => void;
  onCurrent: (record: Read) => void;
}

/** What is refused is kept and said. Somebody who was faster is shown, and saving again puts mine over it. */
export function useSaving<Change, Read>({ send, readCurrent, onSaved, onCurrent }: Ways<Change, Read>): Saving<Change> {
  const { t } = useTranslation("card");
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const save = async (change: Change): Promise<boolean> => {
    setBusy(true);
    try {
      onSaved(await send(change));
      setError(undefined);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown;
      const current = readCurrent(thrown.problem.current);
      if (current) onCurrent(current);
      setError(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const words = error && (error.offline ? t("offline") : (error.problem.errors?.[0]?.detail ?? error.message));
  return {
    save,
    busy,
    refusal: words,
    faultAt: (pointer) => error?.faultAt(pointer),
    forget: () => setError(undefined),
  };
}
