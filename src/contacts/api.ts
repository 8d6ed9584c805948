import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint, readProperties, writeProperties } from "../http/endpoint.ts";
import { Id, Link, listQuery, orNull, pageOf, Text, Time } from "../http/shapes.ts";
import { ByEntry, HistoryQuery, HistoryReply, RevertBody } from "../records/history-shapes.ts";
import { contactFields } from "./fields.ts";

const see = needs("contacts.clients:see", "contacts.agents:see");
const create = needs("contacts.clients:create", "contacts.agents:create");
const edit = needs("contacts.clients:edit", "contacts.agents:edit");
const remove = needs("contacts.clients:delete", "contacts.agents:delete");

const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }));

/** Why somebody is blocked, until when, by whom and since when; what nobody knows is empty. */
export const Block = Type.Object({
  reason: Type.String(),
  until: orNull(Time),
  by: orNull(Link),
  at: orNull(Time),
});

/** Of the fields those that the asker may see and, in a list, has asked for. */
export const ContactRow = Type.Object({
  ...Type.Partial(Type.Object(readProperties(contactFields))).properties,
  id: Id,
  version: Type.Integer(),
  /** Own fields, by key; links as {id, name}. What is empty is absent. */
  custom: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  can: Type.Array(Type.String()),
  /** On a single contact: which of the own fields it has follows from this. */
  kind: Type.Optional(Type.Enum(["client", "agent"])),
  /** On a single contact, for who sees the status: null unless blocked. */
  blocked: Type.Optional(orNull(Block)),
  /** Likewise: who has fired the contact and when, as long as the journal tells of it; null unless fired. */
  fired: Type.Optional(orNull(Type.Object({ by: orNull(Link), at: orNull(Time) }))),
  /** How many similar people; absent until somebody has looked. */
  similar: Type.Optional(Type.Integer()),
});

/** Only the fields it names, in `custom` too (null empties); lists are whole lists. */
export const ContactWrite = Type.Partial(
  Type.Object({ ...writeProperties(contactFields), custom: Type.Record(Type.String(), Type.Unknown()) }),
);
const { properties: writeKeys } = ContactWrite;

/** What a list of contacts is narrowed by, beside search and filter. The same for list, export and bulk. */
export const contactQuery = {
  status: Type.Optional(Type.Enum(["active", "blocked", "fired"])),
  company: Type.Optional(Id),
  group: Type.Optional(Id),
  accessGroup: Type.Optional(Id),
  department: Type.Optional(Id),
  companyUserType: Type.Optional(Type.Enum(["manager", "employee"])),
  notified: Type.Optional(Type.Boolean()),
  owner: Type.Optional(Id),
  tag: Type.Optional(Text(60)),
  /** Whom this batch (an import, a bulk edit) has made or changed. */
  batch: Type.Optional(Id),
};

export const listContacts = endpoint({
  method: "GET",
  path: "/contacts",
  summary: "The contacts one may see, a page at a time",
  right: see,
  query: Type.Object({ ...listQuery, ...contactQuery }),
  reply: pageOf(ContactRow),
});

export const createContact = endpoint({
  method: "POST",
  path: "/contacts",
  summary: "Makes a contact; owner is the maker and the access group the standing client group unless said",
  right: create,
  body: ContactWrite,
  reply: ContactRow,
  status: 201,
});

export const showContact = endpoint({
  method: "GET",
  path: "/contacts/:id",
  summary: "One contact with every field one may see",
  right: see,
  params: ById,
  reply: ContactRow,
});

export const updateContact = endpoint({
  method: "PATCH",
  path: "/contacts/:id",
  summary: "Changes the named fields; a stale version is 412 with the current record",
  right: edit,
  params: ById,
  body: Type.Object({ ...writeKeys, version: Version }),
  reply: ContactRow,
  versioned: true,
});

export const deleteContact = endpoint({
  method: "DELETE",
  path: "/contacts/:id",
  summary: "Moves a contact to the trash",
  right: remove,
  params: ById,
  body: Type.Object({ version: Version }),
  reply: Type.Object({ batch: Id }),
  versioned: true,
});

/** A status as it is given. `reason` and `until` (a time to come) go with `blocked` only; fired is final. */
export const StatusWrite = Type.Object({
  status: Type.Enum(["active", "blocked", "fired"]),
  reason: Type.Optional(Text(500)),
  until: Type.Optional(orNull(Time)),
});

export const setStatus = endpoint({
  method: "POST",
  path: "/contacts/:id/status",
  summary:
    "Blocks (with a reason and an end, if there is one), unblocks, or fires an agent for good; sessions, streams and work of the person end. A field that the access group demands at the status and that is empty is 422 fieldsDemanded. Oneself, a fired person and the last administrator are 409, a client cannot be fired (422)",
  right: edit,
  params: ById,
  body: Type.Object({ ...StatusWrite.properties, version: Version }),
  reply: ContactRow,
  versioned: true,
});

export const showHistory = endpoint({
  method: "GET",
  path: "/contacts/:id/history",
  summary: "Who changed what, newest first",
  right: needs("audit:see"),
  params: ById,
  query: HistoryQuery,
  reply: HistoryReply,
});

export const revertEntry = endpoint({
  method: "POST",
  path: "/contacts/:id/history/:entry/revert",
  summary: "Puts the fields of one entry back to what they were before it; `field` picks one of them",
  right: edit,
  params: ByEntry,
  body: RevertBody,
  reply: ContactRow,
});

export const putPicture = endpoint({
  method: "PUT",
  path: "/contacts/:id/picture",
  summary: "Sets the picture (multipart `file`: JPEG, PNG, WebP, GIF, AVIF; 10 MB, 40 megapixels), cropped square",
  right: edit,
  params: ById,
  accepts: "multipart",
  reply: ContactRow,
});

export const deletePicture = endpoint({
  method: "DELETE",
  path: "/contacts/:id/picture",
  summary: "Takes the picture away",
  right: edit,
  params: ById,
  reply: ContactRow,
});

export const showPicture = endpoint({
  method: "GET",
  path: "/contacts/:id/picture",
  summary: "The picture, 256 pixels square, or 64 with size=small (WebP)",
  right: see,
  params: ById,
  query: Type.Object({ v: Type.Optional(Id), size: Type.Optional(Type.Enum(["small", "large"])) }),
  replies: "stream",
});

export const showVcard = endpoint({
  method: "GET",
  path: "/contacts/:id/vcard",
  summary: "The contact as a vCard 4.0 (RFC 6350), of the fields one may see",
  right: needs("contacts.clients:export", "contacts.agents:export"),
  params: ById,
  replies: "stream",
});

/** People who can be owner or assignee: active agents whom one sees, by name. */
export const listAgents = endpoint({
  method: "GET",
  path: "/agents",
  summary: "Active agents for pickers, by part of the name",
  right: see,
  query: Type.Object({ search: Type.Optional(Text(100)) }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ id: Id, name: Type.String(), picture: orNull(Type.String()) })),
  }),
});

export const listRegions = endpoint({
  method: "GET",
  path: "/countries/:country/regions",
  summary: "The regions of a country (ISO 3166-2); empty where the region is free text",
  right: "signedIn",
  params: Type.Object({ country: Type.String({ pattern: "^[A-Z]{2}$" }) }),
  reply: Type.Object({ items: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })) }),
});
