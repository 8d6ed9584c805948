import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { cancelImport } from "../../transfer/api.ts";
import { call, CallError } from "../client.ts";
import { importQuery } from "./import-query.ts";

/** Sets an import going, stops it, or takes it back. Resolves to whether it was done. */
export function useTellImport(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const tell = async (what: typeof cancelImport): Promise<boolean> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      queries.setQueryData(importQuery(id).queryKey, await call(what, { params: { id } }));
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { tell, busy, refusal };
}
