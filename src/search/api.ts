import { Type } from "typebox";
import { endpoint } from "../http/endpoint.ts";
import { Id } from "../http/shapes.ts";

export const searchEverything = endpoint({
  method: "GET",
  path: "/search",
  summary:
    "Finds people, companies, opportunities and groups as one types: any word order, e-mail, phone in any format",
  right: "signedIn",
  query: Type.Object({
    q: Type.String({ maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        kind: Type.Enum(["contact", "company", "opportunity", "group"]),
        id: Id,
        title: Type.String(),
        subtitle: Type.String(),
        status: Type.Optional(Type.String()),
        picture: Type.Optional(Type.String()),
      }),
    ),
  }),
});
