import { Type } from "typebox";
import { FoundRecord } from "../access/findable.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Time } from "../http/shapes.ts";

export const listRecent = endpoint({
  method: "GET",
  path: "/recent",
  summary: "What one opened lately on any device and still sees, the latest first; at most 50 are remembered",
  right: "signedIn",
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
  reply: Type.Object({ items: Type.Array(Type.Object({ ...FoundRecord.properties, openedAt: Time })) }),
});

export const markOpened = endpoint({
  method: "POST",
  path: "/recent",
  summary: "Remembers that one has opened a record that one sees",
  right: "signedIn",
  body: Type.Object({ kind: FoundRecord.properties.kind, id: Id }),
  status: 204,
});
