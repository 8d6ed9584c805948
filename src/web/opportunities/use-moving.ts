import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { moveOpportunity, updateOpportunity } from "../../opportunities/api.ts";
import { call, CallError } from "../client.ts";
import { useToast } from "../kit/toast.tsx";
import { opportunityQuery, type Opportunity, type OpportunityChange } from "./opportunity.ts";

export interface Move {
  card: Opportunity;
  stage: { id: string; name: string };
  beside: { before?: string; after?: string };
  lostReason?: string;
  /** Where it came from, to be taken back to. */
  back: { before?: string; after?: string };
}

/** Moves a card and offers to take it back; throws CallError where it is refused. */
export function useMoving() {
  const { t } = useTranslation("opportunities");
  const queries = useQueryClient();
  const { show } = useToast();
  const refresh = () => queries.invalidateQueries({ queryKey: ["opportunities"] });
  const move = async ({ card, stage, beside, lostReason, back }: Move) => {
    const { id, version, name } = card;
    const saved = await call(moveOpportunity, {
      params: { id },
      body: { stage: stage.id, ...beside, ...(lostReason !== undefined && { lostReason }), version },
    });
    queries.setQueryData(opportunityQuery(id).queryKey, saved);
    void refresh();
    const undo = async () => {
      await takeBack(card, saved, back);
      await refresh();
    };
    if (stage.id !== card.stage.id) show({ text: t("moved", { name, stage: stage.name }), undo });
  };
  const tell = (error: unknown, name: string) => {
    if (!(error instanceof CallError)) throw error;
    show({
      tone: "red",
      text: t("notMoved", { name }),
      detail: error.offline ? t("form.offline") : (error.problem.errors?.[0]?.detail ?? error.message),
    });
    void refresh();
  };
  return { move, tell };
}

/** As it was: stage and reason, the chance where it was another than the stage's, then its place. */
async function takeBack(
  { id, stage, probability, lostReason }: Opportunity,
  saved: Opportunity,
  back: Move["back"],
): Promise<void> {
  const change = (body: OpportunityChange) => call(updateOpportunity, { params: { id }, body });
  let now = await change({ stage: stage.id, ...(lostReason !== "" && { lostReason }), version: saved.version });
  if (now.probability !== probability) now = await change({ probability, version: now.version });
  await call(moveOpportunity, { params: { id }, body: { stage: stage.id, ...back, version: now.version } });
}
