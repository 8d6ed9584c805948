import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";

export const listTags = endpoint({
  method: "GET",
  path: "/tags",
  summary: "Tags by part of the name, most used first",
  right: needs("contacts.clients:see", "contacts.agents:see"),
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), contacts: Type.Integer() })),
  }),
});
