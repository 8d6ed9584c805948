import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Text, Time } from "../http/shapes.ts";

const restore = needs(
  "contacts.clients:delete",
  "contacts.agents:delete",
  "companies:delete",
  "opportunities:delete",
  "contacts.clients:edit",
  "contacts.agents:edit",
);
const Kind = Type.Enum(["contact", "company", "contactGroup", "opportunity"]);

export const listTrash = endpoint({
  method: "GET",
  path: "/trash",
  summary: "Deleted contacts, companies, opportunities and contact groups one may restore, newest first",
  right: restore,
  query: Type.Object({
    after: Type.Optional(Text(500)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ id: Id, kind: Kind, name: Type.String(), deletedAt: Time })),
    next: orNull(Type.String()),
  }),
});

export const restoreFromTrash = endpoint({
  method: "POST",
  path: "/trash/:id/restore",
  summary:
    "Takes a deleted contact, company, opportunity or contact group back; a name or identity in use meanwhile is 409",
  right: restore,
  params: Type.Object({ id: Id }),
  reply: Type.Object({ id: Id, kind: Kind }),
});
