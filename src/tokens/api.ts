import { Type } from "typebox";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Text, Time } from "../http/shapes.ts";

/** Everything that its owner may read, or rights of his, as `contacts.clients:see`. */
const Scopes = Type.Union([Type.Literal("reads"), Type.Array(Text(60), { minItems: 1, maxItems: 200 })]);

export const listTokens = endpoint({
  method: "GET",
  path: "/tokens",
  summary: "One's own personal tokens, newest first: what they may, how long, when and from where they were last used",
  right: "signedIn",
  about: "ownAccess",
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        start: Type.String(),
        scopes: Scopes,
        createdAt: Time,
        expiresAt: Time,
        expired: Type.Boolean(),
        lastUsedAt: orNull(Time),
        lastUsedAddress: orNull(Type.String()),
      }),
    ),
  }),
});

export const makeToken = endpoint({
  method: "POST",
  path: "/tokens",
  summary:
    "Makes a personal token: `reads` for reading all one may read, or rights one has, as `contacts.clients:see`. `token` is shown this once; send it as `Authorization: Bearer`",
  right: "signedIn",
  about: "ownAccess",
  body: Type.Object({ name: Text(100), scopes: Scopes, expiresAt: Time }),
  reply: Type.Object({
    id: Id,
    name: Type.String(),
    start: Type.String(),
    scopes: Scopes,
    expiresAt: Time,
    token: Type.String(),
  }),
  status: 201,
});

export const endToken = endpoint({
  method: "DELETE",
  path: "/tokens/:id",
  summary: "Ends one of one's own tokens",
  right: "signedIn",
  about: "ownAccess",
  params: Type.Object({ id: Id }),
  status: 204,
});
