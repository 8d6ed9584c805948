import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { cancelImport } from "../../transfer/api.ts";
import { call, CallError } from "../client.ts";
import { importQuery } from "./import-query.ts";

/** Stops an import, or takes it back. */
export function useTellImport(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const tell = async (what: typeof cancelImport) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      queries.setQueryData(importQuery(id).queryKey, await call(what, { params: { id } }));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return { tell, busy, refusal };
}
