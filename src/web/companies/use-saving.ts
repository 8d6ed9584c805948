import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { updateCompany } from "../../companies/api.ts";
import { call } from "../client.ts";
import { useSaving as useSavingRecord, type Saving } from "../contacts/card/use-saving.ts";
import { useToast } from "../kit/toast.tsx";
import { changeBack } from "./change-back.ts";
import { companyQuery, readCurrentCompany, type Company, type CompanyChange } from "./company.ts";

/** Saves changes of one company in its place, and offers to take them back. */
export function useSaving(company: Company): Saving<CompanyChange> {
  const { t } = useTranslation("companies");
  const { show } = useToast();
  const queries = useQueryClient();
  const { id, version } = company;
  const { queryKey } = companyQuery(id);
  const put = (record: Company) => void queries.setQueryData(queryKey, record);
  const send = (change: CompanyChange, seen: number): Promise<Company> =>
    call(updateCompany, { params: { id }, body: { ...change, version: seen } });
  const keep = (record: Company) => {
    put(record);
    void queries.invalidateQueries({ queryKey: ["companies"], predicate: ({ queryKey: [, one] }) => one !== "one" });
  };
  return useSavingRecord({
    send: async (change) => {
      const saved = await send(change, version);
      const back = changeBack(company, change);
      const undo = async () => keep(await send(back, queries.getQueryData(queryKey)?.version ?? saved.version));
      show({ text: t("saved", { name: saved.name }), undo });
      return saved;
    },
    readCurrent: readCurrentCompany,
    onSaved: keep,
    onCurrent: put,
  });
}
