import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, pageOf, Text, Time } from "../http/shapes.ts";

const see = needs("contacts.clients:see", "contacts.agents:see");
const manage = needs("management.tags:open");
const ById = Type.Object({ id: Id });

/** Drawn as a small dot before the word; '' is none. The page knows their tints (web/kit/marks.css). */
export const tagColors = ["", "indigo", "blue", "teal", "green", "olive", "amber", "red", "pink"] as const;
export type TagColor = (typeof tagColors)[number];
const Color = Type.Enum([...tagColors]);
const name = Type.String({ minLength: 1, maxLength: 60 });

export const listTags = endpoint({
  method: "GET",
  path: "/tags",
  summary: "Tags by part of the name, most used first",
  right: see,
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), color: Color, contacts: Type.Integer() })),
  }),
});

export const listTagColors = endpoint({
  method: "GET",
  path: "/tags/colors",
  summary: "The tags that have a color, by name: what is drawn beside them wherever they stand",
  right: see,
  reply: Type.Object({ items: Type.Array(Type.Object({ name: Type.String(), color: Color })) }),
});

const TagReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  color: Color,
  /** Names that mean it as well: those it had, and those of tags that it took over. */
  formerNames: Type.Array(Type.String()),
  /** Everybody who bears it, whoever sees them, without the trash; counted to a hundred in a list, to ten thousand by itself. */
  contacts: Type.Object({ value: Type.Integer(), exact: Type.Boolean() }),
  /** Null of those that were made before this was kept. */
  by: orNull(Link),
  at: Time,
  can: Type.Array(Type.Enum(["edit", "delete"])),
});

export const listManagedTags = endpoint({
  method: "GET",
  path: "/tags/all",
  summary: "Every tag by name, as those see it who care for tags",
  right: manage,
  query: Type.Object({
    /** Part of a name, of a former one as well. */
    search: Type.Optional(Text(100)),
    after: Type.Optional(Text(200)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: pageOf(TagReply),
});

export const showTag = endpoint({
  method: "GET",
  path: "/tags/:id",
  summary: "One tag",
  right: manage,
  params: ById,
  reply: TagReply,
});

export const createTag = endpoint({
  method: "POST",
  path: "/tags",
  summary:
    "Makes a tag that nobody bears yet. A name in use is 409 tagTaken, a former name of another tag 409 tagLeads, each with the tag as `current`",
  right: needs("tags:create"),
  body: Type.Object({
    name,
    color: Type.Optional(Color),
    /** Takes a former name away from the tag it leads to. */
    anew: Type.Optional(Type.Boolean()),
  }),
  reply: TagReply,
  status: 201,
});

export const updateTag = endpoint({
  method: "PATCH",
  path: "/tags/:id",
  summary:
    "Renames or colors a tag. The name it had goes on meaning it; one that means another tag is 409 tagTaken, with that tag as `current`: merge them",
  right: needs("tags:edit"),
  params: ById,
  body: Type.Object({
    name: Type.Optional(name),
    color: Type.Optional(Color),
    version: Type.Optional(Type.Integer()),
  }),
  reply: TagReply,
  versioned: true,
});

/** What has been begun, or is done already: a batch, to be undone as one. */
const Begun = Type.Object({
  batch: Id,
  /** `running`: in the background. */
  state: Type.Enum(["running", "done"]),
  /** Contacts that bear one of the tags, whoever sees them, the trash included. */
  total: Type.Integer(),
  /** Written by now. */
  done: Type.Integer(),
});

export const mergeTags = endpoint({
  method: "POST",
  path: "/tags/merge",
  summary:
    "Gives everybody who bears one of these tags another one instead, as one batch that can be undone; above 1,000 in the background. Their names mean that one from then on",
  right: needs("tags:edit"),
  body: Type.Object({ tags: Type.Array(Id, { minItems: 1, maxItems: 50 }), into: Id }),
  reply: Begun,
});

export const deleteTag = endpoint({
  method: "DELETE",
  path: "/tags/:id",
  summary:
    "Takes a tag off everybody who bears it and deletes it, as one batch that can be undone; above 1,000 in the background",
  right: needs("tags:delete"),
  params: ById,
  body: Type.Object({ version: Type.Optional(Type.Integer()) }),
  reply: Begun,
  versioned: true,
});
