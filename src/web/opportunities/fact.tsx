import { Fact as RecordFact, type FactProps } from "../contacts/card/fact.tsx";
import type { Opportunity, OpportunityChange } from "./opportunity.ts";
import { useSaving } from "./use-saving.ts";

interface OpportunityFactProps<Value> extends Omit<FactProps<Value, OpportunityChange>, "saving"> {
  opportunity: Opportunity;
}

/** One property of an opportunity in its row, changed in its place. */
export function Fact<Value>({ opportunity, ...rest }: OpportunityFactProps<Value>) {
  return <RecordFact saving={useSaving(opportunity)} {...rest} />;
}
