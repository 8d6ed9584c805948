import { useQueryClient } from "@tanstack/react-query";
import { updateOpportunity } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import { useSaving as useSavingRecord, type Saving } from "../contacts/card/use-saving.ts";
import { opportunityQuery, readCurrentOpportunity, type Opportunity, type OpportunityChange } from "./opportunity.ts";

/** Saves changes of one opportunity in its place. */
export function useSaving({ id, version }: Opportunity): Saving<OpportunityChange> {
  const queries = useQueryClient();
  const put = (record: Opportunity) => void queries.setQueryData(opportunityQuery(id).queryKey, record);
  return useSavingRecord({
    send: (change) => call(updateOpportunity, { params: { id }, body: { ...change, version } }),
    readCurrent: readCurrentOpportunity,
    onSaved: (record) => {
      put(record);
      void queries.invalidateQueries({
        queryKey: ["opportunities"],
        predicate: ({ queryKey }) => queryKey[1] !== "one",
      });
    },
    onCurrent: put,
  });
}
