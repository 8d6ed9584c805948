import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeImport } from "../../transfer/api.ts";
import { call, CallError } from "../client.ts";
import { importQuery, type ImportChange } from "./import-query.ts";

/** Sets options or columns; the dry run begins anew. Resolves to whether it was taken. */
export function useChangeImport(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const change = async (part: ImportChange): Promise<boolean> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const changed = await call(changeImport, { params: { id }, body: part });
      queries.setQueryData(importQuery(id).queryKey, changed);
      queries.removeQueries({ queryKey: ["imports", id, "rows"] });
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { change, busy, refusal };
}
