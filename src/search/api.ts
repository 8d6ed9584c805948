import { Type } from "typebox";
import { FoundRecord } from "../access/findable.ts";
import { endpoint } from "../http/endpoint.ts";

export const searchEverything = endpoint({
  method: "GET",
  path: "/search",
  summary:
    "Finds people, companies, opportunities, equipment and groups as one types: any word order, e-mail, phone in any format; kind by kind, the one with the closest hit first",
  right: "signedIn",
  query: Type.Object({
    q: Type.String({ maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  reply: Type.Object({ items: Type.Array(FoundRecord) }),
});
