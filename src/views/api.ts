import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

/** Whoever sees records of some kind has lists of them; which views he sees is decided view by view. */
const see = needs("contacts.clients:see", "contacts.agents:see", "companies:see", "opportunities:see", "equipment:see");
const ById = Type.Object({ id: Id });
/** The name of a list, as its page and its collection have it: contacts, companies, contactGroups … */
const On = Type.String({ minLength: 1, maxLength: 40 });
const Shared = Type.Enum(["private", "all", "groups"]);
const Density = Type.Enum(["compact", "normal", "roomy"]);
const Key = Type.String({ pattern: "^[\\w.]{1,80}$" });

const asks = {
  search: Text(100),
  /** As lists take it. */
  filter: orNull(Type.Record(Type.String(), Type.Unknown())),
  /** Up to two keys, `-` for descending; empty: the list's own order. */
  sort: Type.String({ pattern: "^(-?[\\w.]{1,80}(,-?[\\w.]{1,80})?)?$" }),
  /** Null: as the reader has them. */
  columns: orNull(Type.Array(Key, { maxItems: 100 })),
  /** Column → px. */
  widths: Type.Record(Type.String(), Type.Integer({ minimum: 1, maximum: 2_000 }), { maxProperties: 100 }),
  density: orNull(Density),
};

export const ViewReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  on: On,
  name: Type.String(),
  owner: Link,
  shared: Shared,
  /** The access groups it is shared with. */
  groups: Type.Array(Link),
  ...asks,
  /** Opens by itself for who asks. */
  isDefault: Type.Boolean(),
  /**
   * False: it asks about something that the reader may not see, or that is there no more. Then what it asks is left out, and
   * the list without it is not this view: it would show other people.
   */
  runs: Type.Boolean(),
  createdAt: Time,
  updatedAt: Time,
  can: Type.Array(Type.Enum(["edit", "share", "delete"])),
});

const name = Type.String({ minLength: 1, maxLength: 60 });
const groups = Type.Array(Id, { maxItems: 50 });
const written = { shared: Shared, groups, ...asks };

export const listViews = endpoint({
  method: "GET",
  path: "/views",
  summary:
    "The saved views of a list that one may see, one's own and shared ones, in the order of one's tabs. One with `runs: false` asks about something that is hidden and is not to be opened",
  right: see,
  query: Type.Object({ on: On }),
  reply: Type.Object({ items: Type.Array(ViewReply) }),
});

export const createView = endpoint({
  method: "POST",
  path: "/views",
  summary: "Saves a view of a list; a name in use is 409. Sharing it is a right of its own",
  right: see,
  body: Type.Object({ on: On, name, ...Type.Partial(Type.Object(written)).properties }),
  reply: ViewReply,
  status: 201,
});

export const updateView = endpoint({
  method: "PATCH",
  path: "/views/:id",
  summary: "Changes what a view is called, asks for, or whom it is for",
  right: see,
  params: ById,
  body: Type.Object({
    name: Type.Optional(name),
    ...Type.Partial(Type.Object(written)).properties,
    version: Type.Optional(Type.Integer()),
  }),
  reply: ViewReply,
  versioned: true,
});

export const deleteView = endpoint({
  method: "DELETE",
  path: "/views/:id",
  summary: "Deletes a view, for everybody it is shared with; it can be taken back",
  right: see,
  params: ById,
  body: Type.Object({ version: Type.Optional(Type.Integer()) }),
  versioned: true,
  status: 204,
});

export const restoreView = endpoint({
  method: "POST",
  path: "/views/:id/restore",
  summary: "Takes a deleted view back, for who may delete it; a name in use meanwhile is 409",
  right: see,
  params: ById,
  reply: ViewReply,
});

export const makeDefaultView = endpoint({
  method: "PUT",
  path: "/views/:id/default",
  summary: "Has a list open with this view, for oneself",
  right: see,
  params: ById,
  status: 204,
});

export const clearDefaultView = endpoint({
  method: "DELETE",
  path: "/views/:id/default",
  summary: "Has a list open with everything again, for oneself",
  right: see,
  params: ById,
  status: 204,
});

export const orderViews = endpoint({
  method: "PUT",
  path: "/views/order",
  summary: "The order of one's own tabs; views that are not named stand behind",
  right: see,
  body: Type.Object({ on: On, ids: Type.Array(Id, { maxItems: 300 }) }),
  status: 204,
});
