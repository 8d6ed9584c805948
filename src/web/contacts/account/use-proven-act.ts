import { useState } from "react";
import { CallError } from "../../client.ts";
import { NotProved } from "../../prove/not-proved.ts";
import { useProven } from "../../prove/prove-context.ts";
import { useRefreshAccount } from "./use-invitation.ts";

/** Something done to an account for which one proves who one is: whether it is under way, and why it was refused. */
export function useProvenAct(act: () => Promise<unknown>, onDone: () => void) {
  const proven = useProven();
  const refresh = useRefreshAccount();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const go = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await proven(act);
      refresh();
      onDone();
    } catch (error) {
      if (error instanceof NotProved) return;
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { go, busy, refusal };
}
