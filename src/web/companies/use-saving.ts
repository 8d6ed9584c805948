import { useQueryClient } from "@tanstack/react-query";
import { updateCompany } from "../../companies/api.ts";
import { call } from "../client.ts";
import { useSaving as useSavingRecord, type Saving } from "../contacts/card/use-saving.ts";
import { companyQuery, readCurrentCompany, type Company, type CompanyChange } from "./company.ts";

/** Saves changes of one company in its place. */
export function useSaving({ id, version }: Company): Saving<CompanyChange> {
  const queries = useQueryClient();
  const put = (record: Company) => void queries.setQueryData(companyQuery(id).queryKey, record);
  return useSavingRecord({
    send: (change): Promise<Company> => call(updateCompany, { params: { id }, body: { ...change, version } }),
    readCurrent: readCurrentCompany,
    onSaved: (record) => {
      put(record);
      void queries.invalidateQueries({ queryKey: ["companies"], predicate: ({ queryKey }) => queryKey[1] !== "one" });
    },
    onCurrent: put,
  });
}
