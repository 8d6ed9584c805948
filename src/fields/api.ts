import { Type } from "typebox";
import { endpoint } from "../http/endpoint.ts";
import { operators } from "../lists/operators.ts";

/** An operator of a filter. */
export const FilterOperator = Type.Enum([...operators]);

/** One field as forms, grids and filters need it; its label is the word `fields:<on>.<key>`. */
export const FieldReply = Type.Object({
  key: Type.String(),
  kind: Type.String(),
  section: Type.String(),
  /** Operators its filter understands; empty when it has none. */
  operators: Type.Array(FilterOperator),
  filterKind: Type.Union([Type.String(), Type.Null()]),
  sorts: Type.Boolean(),
  /** May this person write it (on records he may edit)? */
  editable: Type.Boolean(),
  /** What the access group lets this person do with it, by whatever endpoint it is written. */
  right: Type.Enum(["shown", "editable"]),
  required: Type.Boolean(),
  /** Statuses that a contact does not take on while this is empty. */
  requiredAt: Type.Array(Type.Enum(["active", "blocked", "fired"])),
  maxLength: Type.Union([Type.Integer(), Type.Null()]),
  options: Type.Union([Type.Array(Type.String()), Type.Null()]),
});

export const listFields = endpoint({
  method: "GET",
  path: "/fields",
  summary: "The fields of a kind of record that one may see, in the order of the form",
  right: "signedIn",
  query: Type.Object({ on: Type.Enum(["contacts", "companies", "contactGroups", "opportunities"]) }),
  reply: Type.Object({ items: Type.Array(FieldReply) }),
});
