import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, PersonLink } from "../http/shapes.ts";

const manage = needs("management.departments:open");
const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());
const name = Type.String({ minLength: 1, maxLength: 100 });

export const DepartmentReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  parent: orNull(Link),
  /** From the top down to this one. */
  path: Type.Array(Link),
  /** How many sit in it, those below not counted, and who leads it: of the people whom the asker may see, or all for who manages departments. */
  people: Type.Integer(),
  heads: Type.Array(PersonLink),
  can: Type.Array(Type.Enum(["edit", "delete"])),
});

export const listDepartments = endpoint({
  method: "GET",
  path: "/departments",
  summary: "All departments, each behind the one above it; for agents",
  right: "signedIn",
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: Type.Object({ items: Type.Array(DepartmentReply) }),
});

export const showDepartment = endpoint({
  method: "GET",
  path: "/departments/:id",
  summary: "One department; for agents",
  right: "signedIn",
  params: ById,
  reply: DepartmentReply,
});

export const createDepartment = endpoint({
  method: "POST",
  path: "/departments",
  summary: "Makes a department, below another one or at the top; two of one name beside each other are 409",
  right: manage,
  body: Type.Object({ name, parent: Type.Optional(orNull(Id)) }),
  reply: DepartmentReply,
  status: 201,
});

export const updateDepartment = endpoint({
  method: "PATCH",
  path: "/departments/:id",
  summary: "Renames a department, or moves it with all below it; below itself is 422",
  right: manage,
  params: ById,
  body: Type.Object({ name: Type.Optional(name), parent: Type.Optional(orNull(Id)), version: Version }),
  reply: DepartmentReply,
  versioned: true,
});

export const deleteDepartment = endpoint({
  method: "DELETE",
  path: "/departments/:id",
  summary:
    "Deletes a department; while it has people or departments below it 409, unless `moveTo` says where they go (null: departments to the top, people to none)",
  right: manage,
  params: ById,
  body: Type.Object({ moveTo: Type.Optional(orNull(Id)), version: Version }),
  versioned: true,
  status: 204,
});

const Seat = Type.Object({
  ...PersonLink.properties,
  status: Type.Enum(["active", "blocked", "fired"]),
  head: Type.Boolean(),
});

export const listDepartmentPeople = endpoint({
  method: "GET",
  path: "/departments/:id/people",
  summary: "Who sits in a department, heads first: those whom the asker may see, or all for who manages departments",
  right: "signedIn",
  params: ById,
  reply: Type.Object({ version: Type.Integer(), items: Type.Array(Seat) }),
});

export const putDepartmentPeople = endpoint({
  method: "PUT",
  path: "/departments/:id/people",
  summary: "Says who sits in a department and who of them leads it, as a whole list; agents only",
  right: manage,
  params: ById,
  body: Type.Object({
    people: Type.Array(Type.Object({ id: Id, head: Type.Optional(Type.Boolean()) }), { maxItems: 1_000 }),
    version: Version,
  }),
  reply: Type.Object({ version: Type.Integer(), items: Type.Array(Seat) }),
  versioned: true,
});
