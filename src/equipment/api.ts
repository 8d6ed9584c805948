import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint, readProperties, writeProperties } from "../http/endpoint.ts";
import { Id, Link, listQuery, orNull, pageOf, PersonLink, Text, Time } from "../http/shapes.ts";
import { ByEntry, HistoryQuery, HistoryReply, RevertBody } from "../records/history-shapes.ts";
import { equipmentFields } from "./fields.ts";

const see = needs("equipment:see");
const edit = needs("equipment:edit");
const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());

/** `edit`, `delete`, `assign` (give it to another company or person), `audit`. */
const Can = Type.Array(Type.String());

/** Own fields, by key; links as {id, name}. What is empty is absent. */
const Custom = Type.Record(Type.String(), Type.Unknown());
/** YYYY-MM-DD, on the clock of whoever asks. */
const Day = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" });

const Fields = Type.Object({ ...readProperties(equipmentFields), custom: Type.Optional(Custom), can: Can });
export const EquipmentRow = Type.Object({
  ...Type.Partial(Fields).properties,
  id: Id,
  version: Type.Integer(),
  can: Can,
});

/** Whose it was on which days; `to` is null for whose it is. A holder that one does not see is null. */
const Holding = Type.Object({
  company: orNull(Link),
  contact: orNull(PersonLink),
  from: Type.String(),
  to: orNull(Type.String()),
});

export const EquipmentReply = Type.Object({
  ...Fields.properties,
  /** What it is a part of, from the top down; those that one does not see are left out. */
  path: Type.Array(Link),
  /** Newest first, up to 100. */
  holders: Type.Array(Holding),
});
export const EquipmentWrite = Type.Partial(Type.Object({ ...writeProperties(equipmentFields), custom: Custom }));

/** What lists and exports of equipment are narrowed by. */
export const equipmentQuery = {
  company: Type.Optional(Id),
  /** Whose it is, not who uses it. */
  contact: Type.Optional(Id),
  usedBy: Type.Optional(Id),
  /** The parts of one piece. */
  parent: Type.Optional(Id),
  /** Everything below one piece, down to the last part, without it. */
  below: Type.Optional(Id),
  /** The whole article or serial number, in capitals or not. */
  article: Type.Optional(Text(100)),
  serial: Type.Optional(Text(100)),
  retired: Type.Optional(Type.Boolean()),
};

export const listEquipment = endpoint({
  method: "GET",
  path: "/equipment",
  summary:
    'The equipment one may see, a page at a time; a filter may also ask {"field": "below", "is": "is", "value": id}',
  right: see,
  query: Type.Object({ ...listQuery, ...equipmentQuery }),
  reply: pageOf(EquipmentRow),
});

export const showTree = endpoint({
  method: "GET",
  path: "/equipment/tree",
  summary:
    "The parts of a piece (`parent`), or what a company or a person has that is no part of anything, in their order, a page at a time; without any of the three all that is on top, by name. `reaching` is one of them as far as which the page goes, however long it gets",
  right: see,
  query: Type.Object({
    parent: Type.Optional(Id),
    company: Type.Optional(Id),
    contact: Type.Optional(Id),
    reaching: Type.Optional(Id),
    retired: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Text(2_000)),
  }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        version: Type.Integer(),
        name: Type.String(),
        article: Type.String(),
        serial: Type.String(),
        company: orNull(Link),
        contact: orNull(PersonLink),
        usedBy: orNull(PersonLink),
        retiredAt: orNull(Time),
        /** How many parts one sees of it, one level down. */
        parts: Type.Integer(),
        can: Can,
      }),
    ),
    next: orNull(Type.String()),
  }),
});

export const createEquipment = endpoint({
  method: "POST",
  path: "/equipment",
  summary:
    "Makes a piece of equipment of a company or, without one, of a person; with `parent` it is that one's part and belongs to whom that belongs to. It comes behind the others of its place. 422 on the place: `required` without a holder, `oneHolder` for two, `otherHolder`, `tooDeep` (32 levels), `serialTaken` where the installation wants serial numbers unique",
  right: needs("equipment:create"),
  body: EquipmentWrite,
  reply: EquipmentReply,
  status: 201,
});

export const showEquipment = endpoint({
  method: "GET",
  path: "/equipment/:id",
  summary: "One piece of equipment, with its path, and whose it is and was",
  right: see,
  params: ById,
  reply: EquipmentReply,
});

export const updateEquipment = endpoint({
  method: "PATCH",
  path: "/equipment/:id",
  summary:
    "Changes the named fields. `parent` is another place in the same holder's trees; `company` and `contact` change only for what has no parts (422 `hasParts` otherwise: `transfer` takes all of it along), from today on",
  right: edit,
  params: ById,
  body: Type.Object({ ...EquipmentWrite.properties, version: Version }),
  reply: EquipmentReply,
  versioned: true,
});

export const deleteEquipment = endpoint({
  method: "DELETE",
  path: "/equipment/:id",
  summary:
    "Moves a piece with all that is below it to the trash (403 where one may not delete all of it); `POST /trash/{id}/restore` of the piece brings back what went with it",
  right: needs("equipment:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});

export const showEquipmentHistory = endpoint({
  method: "GET",
  path: "/equipment/:id/history",
  summary: "Who changed what of it, newest first, 50 at a time unless said",
  right: needs("audit:see"),
  params: ById,
  query: HistoryQuery,
  reply: HistoryReply,
});

export const revertEquipmentEntry = endpoint({
  method: "POST",
  path: "/equipment/:id/history/:entry/revert",
  summary: "Puts what an entry of the history has changed, or one field of it, back to what it was",
  right: edit,
  params: ByEntry,
  body: RevertBody,
  reply: EquipmentReply,
});

export const moveEquipment = endpoint({
  method: "POST",
  path: "/equipment/:id/move",
  summary:
    "Puts a piece with all that is below it under another one of the same holder (`parent`; null: on top), before or after one of the parts there, else behind all of them. `batch` takes it back (`POST /batches/{id}/undo`); it is null where only the place among the same parts is another, which is no change of the record. 422 on `/parent`: `circle`, `tooDeep` (32 levels), `otherHolder`, `equipmentUnknown`",
  right: edit,
  params: ById,
  body: Type.Object({
    parent: orNull(Id),
    before: Type.Optional(Id),
    after: Type.Optional(Id),
    version: Version,
  }),
  reply: Type.Object({ batch: orNull(Id), equipment: EquipmentReply }),
  versioned: true,
});

/** What became of a whole subtree: `running` goes on by itself and is told by `GET /batches/{id}`, where it is taken back as one. */
const OfTree = Type.Object({
  batch: Id,
  state: Type.Enum(["running", "done"]),
  /** How many pieces. */
  total: Type.Integer(),
  done: Type.Integer(),
  refused: Type.Integer(),
});

export const transferEquipment = endpoint({
  method: "POST",
  path: "/equipment/:id/transfer",
  summary:
    "Gives a piece with all that is below it to another company or person, from a day on (today unless said; not before the last change of hands, not in the future). It comes on top there, or under `parent` of the new holder; who used a piece keeps it only if he belongs there. As one: all or nothing, one undo. 403 where one may not give away all of it",
  right: needs("equipment:assign"),
  params: ById,
  body: Type.Object({
    company: Type.Optional(Id),
    contact: Type.Optional(Id),
    parent: Type.Optional(Id),
    from: Type.Optional(Day),
    version: Version,
  }),
  reply: OfTree,
  versioned: true,
});

export const retireEquipment = endpoint({
  method: "POST",
  path: "/equipment/:id/retire",
  summary:
    "Retires a piece with all that is below it (403 where one may not edit all of it); what was retired before stays as it was",
  right: edit,
  params: ById,
  body: Type.Object({ version: Version }),
  reply: OfTree,
  versioned: true,
});

export const reviveEquipment = endpoint({
  method: "POST",
  path: "/equipment/:id/revive",
  summary: "Brings a retired piece back into use, with all that is below it",
  right: edit,
  params: ById,
  body: Type.Object({ version: Version }),
  reply: OfTree,
  versioned: true,
});

export const countSubtree = endpoint({
  method: "GET",
  path: "/equipment/:id/subtree",
  summary: "How many pieces go along when it is moved, transferred, retired or deleted, itself included",
  right: see,
  params: ById,
  reply: Type.Object({ count: Type.Integer() }),
});

export const printLabels = endpoint({
  method: "GET",
  path: "/equipment/labels",
  summary:
    "A PDF sheet of labels, 3 by 8 on A4, each with name, article, serial number, company and a QR code that opens the page of the device: of `ids` (by commas), else of what the list finds by the same query; 2,000 at most (422). `skip` leaves so many labels of the first sheet empty",
  right: see,
  query: Type.Object({
    ids: Type.Optional(Text(80_000)),
    search: listQuery.search,
    filter: listQuery.filter,
    sort: listQuery.sort,
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 23 })),
    ...equipmentQuery,
  }),
  replies: "stream",
});
