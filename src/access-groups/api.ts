import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Time } from "../http/shapes.ts";

const manage = needs("management.groups:open");
const ById = Type.Object({ id: Id });

const GroupType = Type.Enum(["client", "agent"]);
/** Exact to 1,000, then estimated. */
const Count = Type.Object({ value: Type.Integer(), exact: Type.Boolean() });
/** Subject → action → reach; what is left out is none. `GET /rights` lists them. */
const Rights = Type.Record(Type.String(), Type.Record(Type.String(), Type.String()));
/** Field of contacts → hidden, shown or editable; what is left out is editable for agents, and for clients what the standing group has. */
const Fields = Type.Record(Type.String(), Type.String());
/** Field of contacts → when it must be filled: `creation`, or a status. */
const FieldRules = Type.Record(
  Type.String(),
  Type.Object({ requiredAt: Type.Optional(Type.Array(Type.String(), { maxItems: 10 })) }),
);

const known = {
  id: Id,
  /** A standing group that nobody has renamed is called in the asker's language. */
  name: Type.String(),
  type: GroupType,
  signIn: Type.Boolean(),
  standing: Type.Boolean(),
  /** Holds every right for good: only its name can be changed. */
  administrator: Type.Boolean(),
};

export const AccessGroupReply = Type.Object({
  ...known,
  version: Type.Integer(),
  /** Its people may do nothing but set one up until they have a second factor. */
  secondFactor: Type.Boolean(),
  rights: Rights,
  modules: Type.Array(Type.String()),
  fields: Fields,
  fieldRules: FieldRules,
  people: Count,
  /** Those of them who have a sign-in e-mail. */
  users: Count,
  /** People of the group who are in the trash: they keep it from being deleted, too. */
  trashed: Count,
  createdAt: Time,
  updatedAt: Time,
  can: Type.Array(Type.Enum(["edit", "changeType", "delete"])),
});

const written = {
  signIn: Type.Optional(Type.Boolean()),
  rights: Type.Optional(Rights),
  modules: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
  fields: Type.Optional(Fields),
  fieldRules: Type.Optional(FieldRules),
};
const name = Type.String({ minLength: 1, maxLength: 100 });
const Change = Type.Object({
  name: Type.Optional(name),
  type: Type.Optional(GroupType),
  ...written,
  version: Type.Optional(Type.Integer()),
});

export const listAccessGroups = endpoint({
  method: "GET",
  path: "/access-groups",
  summary: "The access groups by name; with the number of their people for who manages them",
  right: "signedIn",
  reply: Type.Object({ items: Type.Array(Type.Object({ ...known, people: Type.Optional(Count) })) }),
});

export const showAccessGroup = endpoint({
  method: "GET",
  path: "/access-groups/:id",
  summary: "One access group with its rights, sections and fields",
  right: manage,
  params: ById,
  reply: AccessGroupReply,
});

export const createAccessGroup = endpoint({
  method: "POST",
  path: "/access-groups",
  summary:
    "Makes an access group; with `copyOf` it begins as that one. A right, and a wider field, is given only by who holds it (403)",
  right: manage,
  body: Type.Object({ name, type: Type.Optional(GroupType), ...written, copyOf: Type.Optional(Id) }),
  reply: AccessGroupReply,
  status: 201,
});

export const updateAccessGroup = endpoint({
  method: "PATCH",
  path: "/access-groups/:id",
  summary:
    "Changes an access group: `rights`, `modules`, `fields` and `fieldRules` each as a whole. Holds from its people's next request on",
  right: manage,
  params: ById,
  body: Change,
  reply: AccessGroupReply,
  versioned: true,
});

export const deleteAccessGroup = endpoint({
  method: "DELETE",
  path: "/access-groups/:id",
  summary: "Deletes an access group that nobody is in, those in the trash included (409 otherwise); standing ones stay",
  right: manage,
  params: ById,
  body: Type.Object({ version: Type.Optional(Type.Integer()) }),
  versioned: true,
  status: 204,
});

const Named = Type.Object({ key: Type.String(), name: Type.String() });

export const previewAccessGroup = endpoint({
  method: "POST",
  path: "/access-groups/:id/preview",
  summary:
    "What such a change would mean, and for how many; writes nothing, and refuses what the change itself would refuse",
  right: manage,
  params: ById,
  body: Change,
  reply: Type.Object({
    people: Count,
    users: Count,
    /** Rights as they hold: those of sections that are not connected are none. */
    rights: Type.Array(
      Type.Object({
        subject: Type.String(),
        action: Type.String(),
        before: Type.String(),
        after: Type.String(),
        change: Type.Enum(["gained", "widened", "narrowed", "lost"]),
        /** What the people may before, and from then on. */
        was: Type.String(),
        sentence: Type.String(),
      }),
    ),
    /** How many users of the group may sign in from then on, or no more; null where that does not change. */
    signIn: orNull(Type.Object({ change: Type.Enum(["gained", "lost"]), users: Count })),
    sections: Type.Object({ appear: Type.Array(Named), disappear: Type.Array(Named) }),
    fields: Type.Array(
      Type.Object({
        field: Type.String(),
        name: Type.String(),
        before: Type.Enum(["hidden", "shown", "editable"]),
        after: Type.Enum(["hidden", "shown", "editable"]),
        requiredBefore: Type.Array(Type.String()),
        requiredAfter: Type.Array(Type.String()),
      }),
    ),
  }),
});

const Reaches = Type.Array(Type.Object({ reach: Type.String(), name: Type.String(), sentence: Type.String() }));

export const listRights = endpoint({
  method: "GET",
  path: "/rights",
  summary: "All there is to be given: subjects, actions, reaches for each type, each right in a sentence; presets",
  right: manage,
  reply: Type.Object({
    subjects: Type.Array(
      Type.Object({
        subject: Type.String(),
        name: Type.String(),
        /** The section that has to be connected for it; null where none has to. */
        module: orNull(Type.String()),
        actions: Type.Array(
          Type.Object({
            action: Type.String(),
            name: Type.String(),
            /** From narrow to wide; empty where a group of that type cannot be given it. */
            reaches: Type.Object({ agent: Reaches, client: Reaches }),
          }),
        ),
      }),
    ),
    modules: Type.Array(Named),
    fields: Type.Array(
      Type.Object({
        field: Type.String(),
        name: Type.String(),
        section: Type.String(),
        rights: Type.Array(Type.Enum(["hidden", "shown", "editable"])),
        /** What holds where a group says nothing. */
        standing: Type.Object({
          agent: Type.Enum(["hidden", "shown", "editable"]),
          client: Type.Enum(["hidden", "shown", "editable"]),
        }),
        requirable: Type.Boolean(),
      }),
    ),
    fieldRights: Type.Array(Named),
    requiredAt: Type.Array(Named),
    presets: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        sentence: Type.String(),
        type: GroupType,
        modules: Type.Array(Type.String()),
        rights: Rights,
      }),
    ),
  }),
});

export const requireSecondFactor = endpoint({
  method: "PUT",
  path: "/access-groups/:id/second-factor",
  summary: "Administrators: whether the people of an access group may do nothing until they have a second factor",
  right: manage,
  params: ById,
  body: Type.Object({ required: Type.Boolean() }),
  status: 204,
});
