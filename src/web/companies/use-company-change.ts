import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { updateCompany } from "../../companies/api.ts";
import { call, CallError } from "../client.ts";
import { useToast } from "../kit/toast.tsx";
import { companyQuery, readCurrentCompany, type Company, type CompanyChange } from "./company.ts";

interface Told {
  /** What the toast says. */
  text: string;
  /** What takes it back. */
  back: CompanyChange;
}

/** Changes a list of a company, tells of it in a toast, and takes it back from there; what is refused is said at its place. */
export function useCompanyChange({ id, version }: Company) {
  const queries = useQueryClient();
  const { show } = useToast();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const put = (record: Company) => {
    queries.setQueryData(companyQuery(id).queryKey, record);
    void queries.invalidateQueries({ queryKey: ["companies"], predicate: ({ queryKey }) => queryKey[1] !== "one" });
    void queries.invalidateQueries({ queryKey: ["contacts"] });
  };
  const save = async (change: CompanyChange, { text, back }: Told): Promise<boolean> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const saved: Company = await call(updateCompany, { params: { id }, body: { ...change, version } });
      put(saved);
      // Something else of it may have been changed since.
      const seen = () => queries.getQueryData(companyQuery(id).queryKey)?.version ?? saved.version;
      const undo = async () => put(await call(updateCompany, { params: { id }, body: { ...back, version: seen() } }));
      show({ text, undo });
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const current = readCurrentCompany(error.problem.current);
      if (current) put(current);
      setRefusal(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, refusal, forget: () => setRefusal(undefined) };
}
