import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, pageOf, Text, Time } from "../http/shapes.ts";

/**
 * The list says what the installation takes from the world, for everybody and whatever the reach of who asks: it belongs to the
 * channels, not to the right to edit people (access.md: each Management section has its own right, and the general edit right
 * covers nothing of the kind). One person is blocked by her status.
 */
const channels = needs("management.channels:open");

export const BlockedSender = Type.Object({
  id: Id,
  kind: Type.Enum(["address", "domain"]),
  /** As it was written. */
  value: Type.String(),
  /** What senders are compared by: lower case, punycode, an address without its +tag. */
  matches: Type.String(),
  /** Of a domain: those below it as well. */
  subdomains: Type.Boolean(),
  note: Type.String(),
  by: orNull(Link),
  at: Time,
});

export const listBlocklist = endpoint({
  method: "GET",
  path: "/blocklist",
  summary: "Addresses and domains from which nothing is taken, newest first",
  right: channels,
  query: Type.Object({
    search: Type.Optional(Text(320)),
    kind: Type.Optional(Type.Enum(["address", "domain"])),
    after: Type.Optional(Text(200)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: pageOf(BlockedSender),
});

export const addToBlocklist = endpoint({
  method: "POST",
  path: "/blocklist",
  summary:
    "Refuses an e-mail address (with every +tag of it) or a domain from now on; what is on the list already is 409",
  right: channels,
  body: Type.Object({
    value: Type.String({ minLength: 1, maxLength: 320 }),
    /** Of a domain: those below it as well. */
    subdomains: Type.Optional(Type.Boolean()),
    note: Type.Optional(Text(500)),
  }),
  reply: BlockedSender,
  status: 201,
});

export const addManyToBlocklist = endpoint({
  method: "POST",
  path: "/blocklist/many",
  summary:
    "The same for up to 500 at once: all of them, or none when one is neither an address nor a domain (422). What is on the list already stays as it is",
  right: channels,
  body: Type.Object({
    values: Type.Array(Type.String({ minLength: 1, maxLength: 320 }), { minItems: 1, maxItems: 500 }),
    /** Of the domains among them: those below as well. */
    subdomains: Type.Optional(Type.Boolean()),
    note: Type.Optional(Text(500)),
  }),
  reply: Type.Object({
    added: Type.Array(BlockedSender),
    /** As they were written. */
    listed: Type.Array(Type.String()),
  }),
  status: 201,
});

export const removeFromBlocklist = endpoint({
  method: "DELETE",
  path: "/blocklist/:id",
  summary: "Takes an address or a domain off the list",
  right: channels,
  params: Type.Object({ id: Id }),
  status: 204,
});
