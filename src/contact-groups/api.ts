import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id } from "../http/shapes.ts";

const see = needs("contacts.clients:see", "contacts.agents:see");
const edit = needs("contacts.clients:edit", "contacts.agents:edit");
const ById = Type.Object({ id: Id });

export const ContactGroupReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  /** Members that the asker may see. */
  members: Type.Integer(),
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
