import { listAudit, showContactAudit } from "../../../journal/api.ts";
import type { QueryOf, ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";
import type { Option } from "../../kit/choice-options.ts";

export type AuditEntry = ReplyOf<typeof listAudit>["items"][number];
/** What was done to somebody, or what he did. */
export type AuditView = "undergone" | "done";

/** Null: whatever it is. Days as "2026-12-24". */
export interface AuditFilter {
  who: Option | null;
  action: string | null;
  field: string | null;
  from: string | null;
  to: string | null;
}

export const noAuditFilter: AuditFilter = { who: null, action: null, field: null, from: null, to: null };

/** A page of a contact's audit, those it has absorbed included. */
export function askAudit(id: string, view: AuditView, filter: AuditFilter, after: string, signal: AbortSignal) {
  const page = { ...askedOf(filter), after: after || undefined, limit: 50 };
  return filter.who === null || view === "done"
    ? call(showContactAudit, { params: { id }, query: { view, ...page }, signal })
    : call(listAudit, { query: { subject: id, actor: filter.who.value, ...page }, signal });
}

/** The same question for the file. */
export function exportQueryOf(id: string, view: AuditView, filter: AuditFilter): QueryOf<typeof listAudit> {
  const asked = askedOf(filter);
  return view === "done" ? { actor: id, ...asked } : { subject: id, actor: filter.who?.value, ...asked };
}

function askedOf({ action, field, from, to }: AuditFilter) {
  return { action: action ?? undefined, field: field ?? undefined, from: from ?? undefined, to: to ?? undefined };
}
