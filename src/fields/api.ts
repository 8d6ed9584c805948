import { Type, type TSchema } from "typebox";
import { needs } from "../access/grants.ts";
import { ownedBy, ownKinds, ownPeople } from "../database/own-field.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Text } from "../http/shapes.ts";
import { operators } from "../lists/operators.ts";

/** An operator of a filter. */
export const FilterOperator = Type.Enum([...operators]);

const OptionReply = Type.Object({
  key: Type.String(),
  label: Type.String(),
  /** The choices, of the field it depends on, that it goes with; none: all. */
  under: Type.Array(Type.String()),
});

/** What there is to say of an own field beside what every field has. */
const OwnPart = Type.Object({
  id: Id,
  type: Type.Enum([...ownKinds]),
  label: Type.String(),
  hint: Type.String(),
  /** The heading it stands under; empty: among the additional fields. */
  heading: Type.String(),
  people: Type.Enum([...ownPeople]),
  options: Type.Array(OptionReply),
  /** The key of the own field that its choices depend on. */
  dependsOn: orNull(Type.String()),
  default: Type.Unknown(),
});

/** One field as forms, grids and filters need it; its label is the word `fields:<on>.<key>`, of an own field its own. */
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
  own: orNull(OwnPart),
});

export const listFields = endpoint({
  method: "GET",
  path: "/fields",
  summary: "The fields of a kind of record that one may see, own ones as `custom.<key>`, in the order of the form",
  right: "signedIn",
  query: Type.Object({ on: Type.Enum(["contacts", "companies", "contactGroups", "opportunities", "equipment"]) }),
  reply: Type.Object({ items: Type.Array(FieldReply) }),
});

const manage = needs("management.fields:open");
const ById = Type.Object({ id: Id });
const On = Type.Enum([...ownedBy]);
const Key = Type.String({ pattern: "^[a-z][a-zA-Z0-9_]{0,39}$" });

/** What it is called for people of one language; empty: as where it was made. */
const Translation = Type.Object({ name: Text(60), hint: Text(200), heading: Text(60) });
/** By language, as BCP 47 tags. */
const inLanguages = <S extends TSchema>(said: S) => Type.Record(Type.String({ pattern: "^[a-z]{2,3}$" }), said);

/** An own field as those see it who look after them. */
export const OwnFieldReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  on: On,
  key: Type.String(),
  type: Type.Enum([...ownKinds]),
  name: Type.String(),
  hint: Type.String(),
  heading: Type.String(),
  people: Type.Enum([...ownPeople]),
  required: Type.Boolean(),
  default: Type.Unknown(),
  options: Type.Array(Type.Object({ ...OptionReply.properties, labels: inLanguages(Type.String()) })),
  translations: inLanguages(Translation),
  dependsOn: orNull(Type.String()),
  pattern: orNull(Type.String()),
  /** Orders by it are wished; `preparing` until its index stands. */
  sortable: Type.Boolean(),
  unique: Type.Boolean(),
  preparing: Type.Boolean(),
  /** Hidden from everybody, its values kept. */
  retired: Type.Boolean(),
});

const written = {
  hint: Type.Optional(Text(200)),
  heading: Type.Optional(Text(60)),
  people: Type.Optional(Type.Enum([...ownPeople])),
  required: Type.Optional(Type.Boolean()),
  default: Type.Optional(Type.Unknown()),
  /** Of choices, in their order, at most 200; a key that is left out is made of the label. */
  options: Type.Optional(
    Type.Array(
      Type.Object({
        key: Type.Optional(Type.String({ pattern: "^[a-z0-9][a-z0-9_-]{0,59}$" })),
        label: Type.String({ minLength: 1, maxLength: 100 }),
        under: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 })),
        labels: Type.Optional(inLanguages(Text(100))),
      }),
      { maxItems: 200 },
    ),
  ),
  /** For people of other languages; a language that is left out keeps nothing. */
  translations: Type.Optional(inLanguages(Type.Partial(Translation))),
  dependsOn: Type.Optional(orNull(Type.String({ maxLength: 40 }))),
  /** RE2 syntax, held against the whole text. */
  pattern: Type.Optional(Text(200)),
  sortable: Type.Optional(Type.Boolean()),
  unique: Type.Optional(Type.Boolean()),
};
const name = Type.String({ minLength: 1, maxLength: 60 });

export const listOwnFields = endpoint({
  method: "GET",
  path: "/fields/own",
  summary: "All own fields of a kind of record in their order, hidden ones last",
  right: manage,
  query: Type.Object({ on: On }),
  reply: Type.Object({ items: Type.Array(OwnFieldReply) }),
});

export const createField = endpoint({
  method: "POST",
  path: "/fields",
  summary:
    "Makes an own field, at once there for everybody who may see it; at most 200 a kind of record, ten of them sortable. A key that is left out is made of the name; it never changes. A name or key that is taken is 409",
  right: needs("contactFields:create"),
  body: Type.Object({ on: On, name, key: Type.Optional(Key), type: Type.Enum([...ownKinds]), ...written }),
  reply: OwnFieldReply,
  status: 201,
});

export const updateField = endpoint({
  method: "PATCH",
  path: "/fields/:id",
  summary:
    "Changes what is said of an own field; key and type stay. A choice that records have is not taken away (409 with their number), nor is `unique` set while two records have one value (409)",
  right: needs("contactFields:edit"),
  params: ById,
  body: Type.Object({ name: Type.Optional(name), ...written, version: Type.Optional(Type.Integer()) }),
  reply: OwnFieldReply,
  versioned: true,
});

export const orderFields = endpoint({
  method: "PUT",
  path: "/fields/order",
  summary: "Puts the own fields of a kind of record into this order; those not named follow",
  right: needs("contactFields:edit"),
  body: Type.Object({ on: On, ids: Type.Array(Id, { maxItems: 200 }) }),
  reply: Type.Object({ items: Type.Array(OwnFieldReply) }),
});

export const retireField = endpoint({
  method: "DELETE",
  path: "/fields/:id",
  summary:
    "Hides an own field from everybody; its values are kept until it is purged. One that others depend on is 409",
  right: needs("contactFields:delete"),
  params: ById,
  body: Type.Object({ version: Type.Optional(Type.Integer()) }),
  reply: OwnFieldReply,
  versioned: true,
});

export const restoreField = endpoint({
  method: "POST",
  path: "/fields/:id/restore",
  summary: "Brings a hidden field back, with its values",
  right: needs("contactFields:delete"),
  params: ById,
  reply: OwnFieldReply,
});

export const purgeField = endpoint({
  method: "POST",
  path: "/fields/:id/purge",
  summary:
    "Deletes a hidden field and its values for good, once its name has been typed (422 otherwise); records lose them by a job. The journal keeps what it tells",
  right: needs("contactFields:delete"),
  params: ById,
  body: Type.Object({ name: Type.String({ maxLength: 60 }) }),
  status: 204,
});
