import { Type } from "typebox";
import { needs } from "../../access/grants.ts";
import { endpoint } from "../../http/endpoint.ts";
import { Id, Link, orNull, Text } from "../../http/shapes.ts";

const ById = Type.Object({ id: Id });

export const previewJoining = endpoint({
  method: "GET",
  path: "/companies/:id/domains/preview",
  summary:
    "The contacts with an e-mail of the company's domains who belong to no company, as far as one sees them; how many there are besides; and domains of others that look like these",
  right: needs("companies:edit"),
  params: ById,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Text(200)),
  }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ ...Link.properties, email: Type.String() })),
    next: orNull(Type.String()),
    /** Exact to 10,000. */
    count: Type.Object({ value: Type.Integer(), exact: Type.Boolean() }),
    /** Those whom one does not see: they are not joined. */
    unseen: Type.Integer(),
    /** No fault, but worth a look: `domain` of this company, `like` one of a company that one sees. */
    lookAlikes: Type.Array(Type.Object({ domain: Type.String(), like: Type.String(), company: Link })),
  }),
});

export const joinByDomains = endpoint({
  method: "POST",
  path: "/companies/:id/domains/join",
  summary:
    "Has the contacts of the preview join the company, as one batch that can be undone; above 1,000 in the background. Who has got a company meanwhile stays as he is",
  right: needs("companies:edit"),
  params: ById,
  body: Type.Object({
    /** The number that was seen; another one is refused (409 countChanged). */
    expected: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
  }),
  reply: Type.Object({
    batch: Id,
    /** `running`: in the background. */
    state: Type.Enum(["running", "done"]),
    total: Type.Integer(),
    done: Type.Integer(),
    refused: Type.Integer(),
  }),
});
