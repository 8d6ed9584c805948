import type { ReplyOf } from "../../http/endpoint.ts";
import {
  companyActions,
  contactActions,
  equipmentActions,
  opportunityActions,
  whyCompany,
  whyContact,
  whyEquipment,
  whyOpportunity,
} from "../../why/api.ts";
import { call } from "../client.ts";

type Why = ReplyOf<typeof whyContact>;

/** A record that the question is about. */
export interface AskedRecord {
  kind: "contact" | "company" | "opportunity" | "equipment";
  id: string;
  name: string;
}

interface Question {
  /** Whose changes have it asked anew. */
  room: string;
  actions: readonly string[];
  ask: (id: string, person: string, action: string, signal: AbortSignal) => Promise<Why>;
}

/** What can be asked of each kind of record, and whom. */
export const questions: Readonly<Record<AskedRecord["kind"], Question>> = {
  contact: question("contacts", contactActions, (id, query, signal) =>
    call(whyContact, { params: { id }, query, signal }),
  ),
  company: question("companies", companyActions, (id, query, signal) =>
    call(whyCompany, { params: { id }, query, signal }),
  ),
  opportunity: question("opportunities", opportunityActions, (id, query, signal) =>
    call(whyOpportunity, { params: { id }, query, signal }),
  ),
  equipment: question("equipment", equipmentActions, (id, query, signal) =>
    call(whyEquipment, { params: { id }, query, signal }),
  ),
};

function question<A extends string>(
  room: string,
  actions: readonly A[],
  ask: (id: string, query: { person: string; action: A | undefined }, signal: AbortSignal) => Promise<Why>,
): Question {
  const known = (action: string) => actions.find((one) => one === action);
  return { room, actions, ask: (id, person, action, signal) => ask(id, { person, action: known(action) }, signal) };
}
