import { Type } from "typebox";
import { contactQuery } from "../contacts/api.ts";
import { equipmentQuery } from "../equipment/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { importKinds, needsAny } from "./may.ts";
import { Id, Link, orNull, pageOf, Pair, Text, Time } from "../http/shapes.ts";

/** Of each kind its own; which is asked with the call. */
const mayImport = needsAny("import");
const ById = Type.Object({ id: Id });

/** What a column of the file is: one of our own columns ("Email 1", "Full name", "Address 1 city"…) or nothing. */
export const ColumnMeaning = Type.Object({
  index: Type.Integer({ minimum: 0, maximum: 499 }),
  header: Type.String(),
  /** Our column's name, or "" for a column that is left out. */
  field: Text(80),
  /** Up to five values as they stand in the file. */
  samples: Type.Array(Type.String()),
});

export const Problem = Type.Object({
  code: Type.String(),
  line: Type.Optional(Type.Integer()),
  /** The byte from the file's beginning. */
  offset: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  cell: Type.Optional(Type.String()),
  /** In the asker's language. */
  detail: Type.String(),
});

export const Match = Type.Enum([
  "id",
  "externalId",
  "email",
  "phone",
  "nameCompany",
  "taxNumber",
  "domain",
  "name",
  "serial",
]);

const options = {
  accessGroup: orNull(Id),
  owner: orNull(Id),
  match: Type.Array(Match, { uniqueItems: true }),
  existing: Type.Enum(["update", "replace", "skip"]),
  missing: Type.Enum(["create", "skip"]),
  emptyCells: Type.Enum(["leave", "clear"]),
  companies: Type.Enum(["create", "link", "refuse"]),
  dateFormat: Type.Enum(["iso", "mdy", "dmy"]),
  delimiter: Type.Enum([",", ";", "\t", "|"]),
  /** Empty while it has to be chosen: see `encodings`. */
  encoding: Text(30),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20 }),
  groups: Type.Array(Id, { maxItems: 20 }),
  invite: Type.Boolean(),
  /** Names of people in the file whom nobody here has → who is meant; null for nobody. Left out: the owner of this import, for new contacts. */
  people: Type.Record(Type.String({ maxLength: 320 }), orNull(Id)),
};
export const ImportOptions = Type.Object(options);

const Counts = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  skipped: Type.Integer(),
  asks: Type.Integer(),
  invalid: Type.Integer(),
  /** Contacts that an undo has left as they are, since somebody edited them meanwhile. */
  kept: Type.Integer(),
});

/** What a file brings; contacts unless said. */
const ImportKind = Type.Enum([...importKinds]);
const OfKind = Type.Object({ kind: Type.Optional(ImportKind) });

export const ImportReply = Type.Object({
  id: Id,
  kind: ImportKind,
  state: Type.Enum(["uploaded", "checking", "ready", "running", "paused", "done", "failed", "cancelled", "undone"]),
  /** While it is running: it takes back what it has written. */
  undoing: Type.Boolean(),
  fileName: Type.String(),
  bytes: Type.Integer(),
  dialect: Type.String(),
  /** False where the first row is a person already. */
  header: Type.Boolean(),
  columns: Type.Array(ColumnMeaning),
  mapping: Type.Array(Type.Object({ index: Type.Integer(), field: Type.String() })),
  options: ImportOptions,
  /** The first rows of the file as cells. */
  preview: Type.Array(Type.Array(Type.String())),
  /** Encodings that could be meant when the file is not UTF-8, each with names read that way. */
  encodings: Type.Array(Type.Object({ encoding: Type.String(), samples: Type.Array(Type.String()) })),
  /** Owners and others in the file whom nobody here has, most frequent first, and who is meant (`options.people`). */
  people: Type.Array(Type.Object({ name: Type.String(), rows: Type.Integer(), choice: orNull(Link) })),
  progress: Type.Object({ done: Type.Integer(), total: orNull(Type.Integer()) }),
  counts: Counts,
  problem: orNull(Problem),
  batch: orNull(Id),
  createdAt: Time,
  startedAt: orNull(Time),
  finishedAt: orNull(Time),
});

export const ImportRow = Type.Object({
  row: Type.Integer(),
  line: Type.Integer(),
  outcome: Type.Enum(["create", "update", "unchanged", "skip", "asks", "invalid"]),
  decision: orNull(Type.Enum(["create", "update", "skip"])),
  /** The record it hits, where the asker may see it; `contact` says it once more of contacts. */
  record: orNull(Link),
  contact: orNull(Link),
  candidates: Type.Array(Link),
  name: Type.String(),
  /** Field → [old, new], links and lists as they are shown. */
  difference: Type.Record(Type.String(), Pair),
  problems: Type.Array(Problem),
  /** The row as it stands in the file, or as it was mended. */
  cells: Type.Array(Type.String()),
});

export const startImport = endpoint({
  method: "POST",
  path: "/imports",
  summary:
    "Takes a file (multipart `file`, 2 GB at most) and guesses delimiter, encoding and columns, and begins the dry run; writes nothing",
  right: mayImport,
  query: OfKind,
  accepts: "multipart",
  reply: ImportReply,
  status: 201,
});

export const listImports = endpoint({
  method: "GET",
  path: "/imports",
  summary: "One's own imports, newest first",
  right: mayImport,
  reply: Type.Object({ items: Type.Array(ImportReply) }),
});

export const showImport = endpoint({
  method: "GET",
  path: "/imports/:id",
  summary: "One import: state, progress, counts",
  right: mayImport,
  params: ById,
  reply: ImportReply,
});

export const changeImport = endpoint({
  method: "PATCH",
  path: "/imports/:id",
  summary: "Sets columns and options; starts the dry run of the whole file anew",
  right: mayImport,
  params: ById,
  body: Type.Object({
    mapping: Type.Optional(
      Type.Array(Type.Object({ index: Type.Integer({ minimum: 0, maximum: 499 }), field: Text(80) }), {
        maxItems: 500,
      }),
    ),
    options: Type.Optional(Type.Partial(Type.Object(options))),
  }),
  reply: ImportReply,
});

export const listImportRows = endpoint({
  method: "GET",
  path: "/imports/:id/rows",
  summary: "What the dry run says of each row, or what became of it",
  right: mayImport,
  params: ById,
  query: Type.Object({
    outcome: Type.Optional(Type.Enum(["create", "update", "unchanged", "skip", "asks", "invalid"])),
    /** Only those that an undo has left as they are. */
    kept: Type.Optional(Type.Boolean()),
    after: Type.Optional(Text(200)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: pageOf(ImportRow),
});

export const decideRow = endpoint({
  method: "PATCH",
  path: "/imports/:id/rows/:row",
  summary: "Changes the decision for a row, or mends its cells in place",
  right: mayImport,
  params: Type.Object({ id: Id, row: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
  body: Type.Object({
    decision: Type.Optional(Type.Enum(["create", "update", "skip"])),
    /** Which is meant; of contacts `contact` says the same. */
    record: Type.Optional(Id),
    contact: Type.Optional(Id),
    cells: Type.Optional(
      Type.Record(Type.String({ pattern: "^\\d{1,3}$" }), Text(10_000), { additionalProperties: false }),
    ),
  }),
  reply: ImportRow,
});

export const runImport = endpoint({
  method: "POST",
  path: "/imports/:id/run",
  summary: "Writes what the dry run showed, in the background",
  right: mayImport,
  params: ById,
  reply: ImportReply,
  status: 202,
});

export const pauseImport = endpoint({
  method: "POST",
  path: "/imports/:id/pause",
  summary: "Lets a running import stand still after its present set of rows; `run` lets it go on",
  right: mayImport,
  params: ById,
  reply: ImportReply,
});

export const cancelImport = endpoint({
  method: "POST",
  path: "/imports/:id/cancel",
  summary: "Stops a running import after its present step; what is written stays and can be undone",
  right: mayImport,
  params: ById,
  reply: ImportReply,
});

export const undoImport = endpoint({
  method: "POST",
  path: "/imports/:id/undo",
  summary:
    "Takes a finished import back: created contacts to the trash, changed fields to what they were unless edited since",
  right: mayImport,
  params: ById,
  reply: ImportReply,
  status: 202,
});

export const rejectedRows = endpoint({
  method: "GET",
  path: "/imports/:id/rejected.csv",
  summary: "The rows that were not taken, same columns plus the reason",
  right: mayImport,
  params: ById,
  replies: "stream",
});

export const importTemplate = endpoint({
  method: "GET",
  path: "/imports/template.csv",
  summary: "Our own columns with two rows as an example",
  right: mayImport,
  query: OfKind,
  replies: "stream",
});

/** The columns a file's column can be, in the order of the form. */
export const listImportFields = endpoint({
  method: "GET",
  path: "/imports/fields",
  summary: "Our own columns, what each fills",
  right: mayImport,
  query: OfKind,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        name: Type.String(),
        /** Its words: `transfer:column.<key>` in lists, else `fields:<kind>.<key>`. */
        key: Type.String(),
        field: Type.String(),
        group: Type.String(),
        /** What an own field is called. */
        label: Type.Optional(Type.String()),
      }),
    ),
  }),
});

const exportForm = {
  format: Type.Optional(Type.Enum(["csv"])),
  /** `excel` is the delimiter that the person's language expects: `;` where the comma is the decimal sign. */
  delimiter: Type.Optional(Type.Enum([",", ";", "\t", "|", "excel"])),
  /** `all`: our own lossless columns; `grid`: the fields of `fields`, as the grid shows them. */
  columns: Type.Optional(Type.Enum(["grid", "all"])),
  fields: Type.Optional(Text(2_000)),
  search: Type.Optional(Text(100)),
  filter: Type.Optional(Text(20_000)),
  sort: Type.Optional(Text(100)),
};
const exportQuery = { ...exportForm, ...contactQuery };

export const exportContacts = endpoint({
  method: "GET",
  path: "/contacts/export",
  summary: "Streams the contacts of the same query as the list, or the ids given with commas between, as CSV",
  right: needsAny("export", ["contacts"]),
  query: Type.Object({ ...exportQuery, ids: Type.Optional(Text(400_000)) }),
  replies: "stream",
});

export const exportSelected = endpoint({
  method: "POST",
  path: "/contacts/export",
  summary: "The same for more ids than an address holds",
  right: needsAny("export", ["contacts"]),
  body: Type.Object({ ...exportQuery, ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000 })) }),
  replies: "stream",
});

const ofCompanies = { owner: Type.Optional(Id), parent: Type.Optional(Id), tag: Type.Optional(Text(60)) };
const exportCompaniesQuery = { ...exportForm, ...ofCompanies };

export const exportCompanies = endpoint({
  method: "GET",
  path: "/companies/export",
  summary: "Streams the companies of the same query as the list, or the ids given with commas between, as CSV",
  right: needsAny("export", ["companies"]),
  query: Type.Object({ ...exportCompaniesQuery, ids: Type.Optional(Text(400_000)) }),
  replies: "stream",
});

export const exportSelectedCompanies = endpoint({
  method: "POST",
  path: "/companies/export",
  summary: "The same for more ids than an address holds",
  right: needsAny("export", ["companies"]),
  body: Type.Object({ ...exportCompaniesQuery, ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000 })) }),
  replies: "stream",
});

const exportEquipmentQuery = { ...exportForm, ...equipmentQuery };

export const exportEquipment = endpoint({
  method: "GET",
  path: "/equipment/export",
  summary: "Streams the equipment of the same query as the list, or the ids given with commas between, as CSV",
  right: needsAny("export", ["equipment"]),
  query: Type.Object({ ...exportEquipmentQuery, ids: Type.Optional(Text(400_000)) }),
  replies: "stream",
});

export const exportSelectedEquipment = endpoint({
  method: "POST",
  path: "/equipment/export",
  summary: "The same for more ids than an address holds",
  right: needsAny("export", ["equipment"]),
  body: Type.Object({ ...exportEquipmentQuery, ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000 })) }),
  replies: "stream",
});
