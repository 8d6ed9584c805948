import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { auditActions, type AuditAction } from "../audit/actions.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Pair, Text, Time } from "../http/shapes.ts";

const audit = needs("audit:see");

/** A day is that of the asker's time zone: `from` it begins, with `to` it ends. */
const Moment = Type.String({
  pattern: "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?(Z|[+-]\\d\\d:\\d\\d))?$",
});

/** What one may ask for as `action`. */
export const actionsToAskFor: readonly AuditAction[] = auditActions;

const asked = {
  /** contact, company, contactGroup, accessGroup, import, session, blocklist, installation, … */
  kind: Type.Optional(Text(40)),
  /** created, updated, deleted, restored, reverted, blocked, unblocked, fired, signedIn, … */
  action: Type.Optional(Text(40)),
  /** Entries that changed this field. */
  field: Type.Optional(Text(60)),
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  /** The IP address it was done from, or a network (192.0.2.0/24). */
  address: Type.Optional(Text(50)),
  batch: Type.Optional(Id),
};
const page = {
  after: Type.Optional(Text(200)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};
const whole = { subject: Type.Optional(Id), actor: Type.Optional(Id), ...asked };

export const AuditEntry = Type.Object({
  id: Id,
  at: Time,
  /** Null: the installation itself, or somebody who was not signed in. */
  actor: orNull(Link),
  address: orNull(Type.String()),
  /** `name` is null where there is none; `words` is the kind in the asker's language. */
  subject: Type.Object({ kind: Type.String(), id: Id, name: orNull(Type.String()), words: Type.String() }),
  action: Type.String(),
  /** What was done, in the asker's language. */
  words: Type.String(),
  batch: orNull(Id),
  /** Field → [before, after], of the fields the asker may see; links with their names. */
  change: Type.Record(Type.String(), Pair),
  /** Field → its name in the asker's language. */
  labels: Type.Record(Type.String(), Type.String()),
});

/** `items` may be fewer than the limit while `next` is set: `scanned` says how many entries were looked at. */
const Page = Type.Object({
  items: Type.Array(AuditEntry),
  next: orNull(Type.String()),
  scanned: Type.Integer(),
});

export const listAudit = endpoint({
  method: "GET",
  path: "/audit",
  summary: "Who did what to what and when, newest first, as far as one sees the records and the right reaches",
  right: audit,
  query: Type.Object({ ...whole, ...page }),
  reply: Page,
});

export const exportAudit = endpoint({
  method: "GET",
  path: "/audit/export",
  summary: "The same as CSV, a row for each changed field",
  right: needs("audit:export"),
  query: Type.Object({ ...whole, delimiter: Type.Optional(Type.Enum([",", ";", "\t", "|"])) }),
  replies: "stream",
});

export const showContactAudit = endpoint({
  method: "GET",
  path: "/contacts/:id/audit",
  summary:
    "What was done to a contact (undergone, the default) or what the contact did as a user (done); of those it has absorbed as well",
  right: audit,
  params: Type.Object({ id: Id }),
  query: Type.Object({ view: Type.Optional(Type.Enum(["undergone", "done"])), ...asked, ...page }),
  reply: Page,
});
