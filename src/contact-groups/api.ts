import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull } from "../http/shapes.ts";

const see = needs("contacts.clients:see", "contacts.agents:see");
const edit = needs("contacts.clients:edit", "contacts.agents:edit");
const ById = Type.Object({ id: Id });

export const ContactGroupReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  /** Members that the asker may see, counted to a thousand; `moreMembers`: there are more than these. */
  members: Type.Integer(),
  moreMembers: Type.Boolean(),
  /** Whoever made it. */
  owner: orNull(Link),
  /** The view whose people it was made of. */
  view: orNull(Id),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  can: Type.Array(Type.String()),
});
const name = Type.String({ minLength: 1, maxLength: 100 });
const description = Type.String({ maxLength: 2_000 });

export const listContactGroups = endpoint({
  method: "GET",
  path: "/contact-groups",
  summary: "All contact groups by name",
  right: see,
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: Type.Object({
    items: Type.Array(ContactGroupReply),
    next: Type.Null(),
    count: Type.Object({ value: Type.Integer(), exact: Type.Boolean() }),
  }),
});

export const createContactGroup = endpoint({
  method: "POST",
  path: "/contact-groups",
  summary: "Makes a contact group; a name in use is 409",
  right: edit,
  body: Type.Object({ name, description: Type.Optional(description) }),
  reply: ContactGroupReply,
  status: 201,
});

export const showContactGroup = endpoint({
  method: "GET",
  path: "/contact-groups/:id",
  summary: "One contact group",
  right: see,
  params: ById,
  reply: ContactGroupReply,
});

export const updateContactGroup = endpoint({
  method: "PATCH",
  path: "/contact-groups/:id",
  summary: "Renames or describes a contact group",
  right: edit,
  params: ById,
  body: Type.Object({
    name: Type.Optional(name),
    description: Type.Optional(description),
    version: Type.Optional(Type.Integer()),
  }),
  reply: ContactGroupReply,
  versioned: true,
});

/** What has been begun, or is done already: a batch, to be undone as one. */
const begun = {
  batch: Id,
  /** `running`: in the background. */
  state: Type.Enum(["running", "done"]),
  total: Type.Integer(),
  /** Written by now. */
  done: Type.Integer(),
};

export const duplicateContactGroup = endpoint({
  method: "POST",
  path: "/contact-groups/:id/duplicate",
  summary:
    "Makes a contact group of the people of another: of those that one sees and may edit, as one batch that can be undone; above 1,000 in the background. A name in use is 409",
  right: edit,
  params: ById,
  body: Type.Object({
    name,
    /** That of the other when left out. */
    description: Type.Optional(description),
  }),
  reply: Type.Object({ ...begun, refused: Type.Integer(), group: Id }),
});

export const mergeContactGroups = endpoint({
  method: "POST",
  path: "/contact-groups/merge",
  summary:
    "Puts everybody who is in one of these contact groups into another one and moves these to the trash, as one batch that can be undone; above 1,000 in the background",
  right: edit,
  body: Type.Object({ groups: Type.Array(Id, { minItems: 1, maxItems: 50 }), into: Id }),
  reply: Type.Object(begun),
});

export const deleteContactGroup = endpoint({
  method: "DELETE",
  path: "/contact-groups/:id",
  summary: "Moves a contact group to the trash; its people stay",
  right: edit,
  params: ById,
  body: Type.Object({ version: Type.Optional(Type.Integer()) }),
  versioned: true,
  status: 204,
});
