import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link } from "../http/shapes.ts";

export const contactActions = ["see", "edit", "delete", "assign", "merge", "export", "comment"] as const;
export const companyActions = ["see", "edit", "delete", "assign", "export"] as const;
export const opportunityActions = ["see", "edit", "delete", "assign", "export"] as const;

export const equipmentActions = ["see", "edit", "delete", "assign"] as const;

const Field = Type.Object({ key: Type.String(), label: Type.String() });

const Why = Type.Object({
  allowed: Type.Boolean(),
  /** The verdict in one sentence, in the asker's language. */
  text: Type.String(),
  person: Link,
  /** What it rests on, in the order in which it is decided: allowed when each of them holds. */
  steps: Type.Array(Type.Object({ code: Type.String(), holds: Type.Boolean(), text: Type.String() })),
  /** Of a contact: the fields that this person does not see, and those seen that may not be changed. */
  fields: Type.Object({ hidden: Type.Array(Field), locked: Type.Array(Field) }),
});

export const whyContact = endpoint({
  method: "GET",
  path: "/contacts/:id/why",
  summary: "Why a person may or may not do something with this contact: the rules that decide it, in words",
  right: needs("management.groups:open"),
  params: Type.Object({ id: Id }),
  query: Type.Object({ person: Id, action: Type.Optional(Type.Enum([...contactActions])) }),
  reply: Why,
});

export const whyCompany = endpoint({
  method: "GET",
  path: "/companies/:id/why",
  summary: "Why a person may or may not do something with this company: the rules that decide it, in words",
  right: needs("management.groups:open"),
  params: Type.Object({ id: Id }),
  query: Type.Object({ person: Id, action: Type.Optional(Type.Enum([...companyActions])) }),
  reply: Why,
});

export const whyOpportunity = endpoint({
  method: "GET",
  path: "/opportunities/:id/why",
  summary: "Why a person may or may not do something with this opportunity: the rules that decide it, in words",
  right: needs("management.groups:open"),
  params: Type.Object({ id: Id }),
  query: Type.Object({ person: Id, action: Type.Optional(Type.Enum([...opportunityActions])) }),
  reply: Why,
});

export const whyEquipment = endpoint({
  method: "GET",
  path: "/equipment/:id/why",
  summary: "Why a person may or may not do something with this piece of equipment: the rules that decide it, in words",
  right: needs("management.groups:open"),
  params: Type.Object({ id: Id }),
  query: Type.Object({ person: Id, action: Type.Optional(Type.Enum([...equipmentActions])) }),
  reply: Why,
});
