import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { updateOpportunity } from "../../opportunities/api.ts";
import { call, CallError } from "../client.ts";
import { opportunityQuery, readCurrentOpportunity, type Opportunity, type OpportunityChange } from "./opportunity.ts";

/** Saves changes of one opportunity in its place; what is refused is kept and said. Somebody who was faster is shown, and saving again puts mine over it. */
export function useSaving({ id, version }: Opportunity) {
  const { t } = useTranslation("opportunities");
  const queries = useQueryClient();
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const save = async (change: OpportunityChange): Promise<boolean> => {
    setBusy(true);
    try {
      const saved = await call(updateOpportunity, { params: { id }, body: { ...change, version } });
      queries.setQueryData(opportunityQuery(id).queryKey, saved);
      void queries.invalidateQueries({
        queryKey: ["opportunities"],
        predicate: ({ queryKey }) => queryKey[1] !== "one",
      });
      setError(undefined);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown;
      const current = readCurrentOpportunity(thrown.problem.current);
      if (current) queries.setQueryData(opportunityQuery(id).queryKey, current);
      setError(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const words = error && (error.offline ? t("form.offline") : (error.problem.errors?.[0]?.detail ?? error.message));
  return { save, busy, refusal: words, forget: () => setError(undefined) };
}
