import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint, readProperties, writeProperties } from "../http/endpoint.ts";
import { Id, Link, listQuery, orNull, pageOf, Text } from "../http/shapes.ts";
import { ByEntry, HistoryQuery, HistoryReply, RevertBody } from "../records/history-shapes.ts";
import { opportunityFields, StageKind } from "./fields.ts";

const see = needs("opportunities:see");
const edit = needs("opportunities:edit");
const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());
const Can = Type.Array(Type.String());

/** Own fields, by key; links as {id, name}. What is empty is absent. */
const Custom = Type.Record(Type.String(), Type.Unknown());

export const OpportunityReply = Type.Object({
  ...readProperties(opportunityFields),
  custom: Type.Optional(Custom),
  can: Can,
});
export const OpportunityRow = Type.Object({
  ...Type.Partial(OpportunityReply).properties,
  id: Id,
  version: Type.Integer(),
  can: Can,
});
export const OpportunityWrite = Type.Partial(Type.Object({ ...writeProperties(opportunityFields), custom: Custom }));

const narrowed = {
  contact: Type.Optional(Id),
  company: Type.Optional(Id),
  stage: Type.Optional(Id),
  pipeline: Type.Optional(Id),
  owner: Type.Optional(Id),
};

export const listOpportunities = endpoint({
  method: "GET",
  path: "/opportunities",
  summary: "The opportunities one may see, a page at a time; of their people and companies those one sees",
  right: see,
  query: Type.Object({ ...listQuery, ...narrowed }),
  reply: pageOf(OpportunityRow),
});

export const exportOpportunities = endpoint({
  method: "GET",
  path: "/opportunities/export",
  summary: "Streams the opportunities of the same query as the list as CSV, a column for each field",
  right: needs("opportunities:export"),
  query: Type.Object({
    delimiter: Type.Optional(Type.Enum([",", ";", "\t", "|"])),
    search: Type.Optional(Text(100)),
    filter: Type.Optional(Text(20_000)),
    sort: Type.Optional(Text(100)),
    ...narrowed,
  }),
  replies: "stream",
});

export const createOpportunity = endpoint({
  method: "POST",
  path: "/opportunities",
  summary:
    "Makes an opportunity; unless said its maker owns it, it goes to the top of the first stage of the first pipeline, in the installation's currency",
  right: needs("opportunities:create"),
  body: OpportunityWrite,
  reply: OpportunityReply,
  status: 201,
});

export const showOpportunity = endpoint({
  method: "GET",
  path: "/opportunities/:id",
  summary: "One opportunity",
  right: see,
  params: ById,
  reply: OpportunityReply,
});

export const updateOpportunity = endpoint({
  method: "PATCH",
  path: "/opportunities/:id",
  summary:
    "Changes the named fields; another stage brings its own probability, one that is lost may demand `lostReason`",
  right: edit,
  params: ById,
  body: Type.Object({ ...OpportunityWrite.properties, version: Version }),
  reply: OpportunityReply,
  versioned: true,
});

export const moveOpportunity = endpoint({
  method: "POST",
  path: "/opportunities/:id/move",
  summary:
    "Puts it before or after another card of a stage, or to its top; the place within a stage is no change of the record",
  right: edit,
  params: ById,
  body: Type.Object({
    stage: Id,
    before: Type.Optional(Id),
    after: Type.Optional(Id),
    lostReason: Type.Optional(Text(500)),
    version: Version,
  }),
  reply: OpportunityReply,
  versioned: true,
});

export const deleteOpportunity = endpoint({
  method: "DELETE",
  path: "/opportunities/:id",
  summary: "Moves an opportunity to the trash",
  right: needs("opportunities:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});

export const showOpportunityHistory = endpoint({
  method: "GET",
  path: "/opportunities/:id/history",
  summary: "Who changed what of it, newest first",
  right: needs("audit:see"),
  params: ById,
  query: HistoryQuery,
  reply: HistoryReply,
});

export const revertOpportunityEntry = endpoint({
  method: "POST",
  path: "/opportunities/:id/history/:entry/revert",
  summary: "Puts what an entry of the history has changed, or one field of it, back to what it was",
  right: edit,
  params: ByEntry,
  body: RevertBody,
  reply: OpportunityReply,
});

/** Money of one currency: all of it, and weighed by its chances. */
const Sum = Type.Object({ currency: Type.String(), amount: Type.Number(), weighted: Type.Number() });

const BoardStage = Type.Object({
  id: Id,
  name: Type.String(),
  kind: StageKind,
  probability: Type.Integer(),
  asksReason: Type.Boolean(),
  count: Type.Integer(),
  sums: Type.Array(Sum),
  cards: Type.Array(OpportunityReply),
  next: orNull(Type.String()),
});

export const showBoard = endpoint({
  method: "GET",
  path: "/opportunities/board",
  summary:
    "The stages of a pipeline (the first unless said), each with count, sums by currency and its first cards; with `stage` that one alone, and its cards behind `after`",
  right: see,
  query: Type.Object({
    search: listQuery.search,
    filter: listQuery.filter,
    pipeline: Type.Optional(Id),
    stage: Type.Optional(Id),
    owner: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    after: Type.Optional(Text(2_000)),
  }),
  reply: Type.Object({ pipeline: Link, stages: Type.Array(BoardStage) }),
});

export const showForecast = endpoint({
  method: "GET",
  path: "/opportunities/forecast",
  summary: "What is open and won of a pipeline (the first unless said) by the month it closes; null: no day is said",
  right: see,
  query: Type.Object({ pipeline: Type.Optional(Id), owner: Type.Optional(Id) }),
  reply: Type.Object({
    months: Type.Array(
      Type.Object({
        /** "2026-11" */
        month: orNull(Type.String()),
        count: Type.Integer(),
        ...Sum.properties,
        /** What of the amount is won already. */
        won: Type.Number(),
      }),
    ),
  }),
});

const Stage = Type.Object({
  id: Id,
  name: Type.String(),
  kind: StageKind,
  probability: Type.Integer(),
  /** Whoever is lost here must say why. */
  asksReason: Type.Boolean(),
});
export const PipelineReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  stages: Type.Array(
    Type.Object({
      ...Stage.properties,
      /** How many are in it, those in the trash among them; only for who manages pipelines. */
      opportunities: orNull(Type.Integer()),
    }),
  ),
  can: Type.Array(Type.Enum(["edit", "delete"])),
});

const manage = needs("management.settings:open");
const name = Type.String({ minLength: 1, maxLength: 100 });
const Stages = Type.Array(
  Type.Object({
    /** Left out: a new one. */
    id: Type.Optional(Id),
    name,
    kind: Type.Optional(StageKind),
    probability: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    asksReason: Type.Optional(Type.Boolean()),
  }),
  { minItems: 1, maxItems: 30 },
);

export const listPipelines = endpoint({
  method: "GET",
  path: "/pipelines",
  summary: "All pipelines with their stages, in order",
  right: needs("opportunities:see", "management.settings:open"),
  reply: Type.Object({ items: Type.Array(PipelineReply) }),
});

export const createPipeline = endpoint({
  method: "POST",
  path: "/pipelines",
  summary: "Makes a pipeline; without `stages` it gets those of the standing one",
  right: manage,
  body: Type.Object({ name, stages: Type.Optional(Stages) }),
  reply: PipelineReply,
  status: 201,
});

export const updatePipeline = endpoint({
  method: "PATCH",
  path: "/pipelines/:id",
  summary:
    "Renames a pipeline, or says its stages as a whole list; one left out goes, and what is in it to the stage that `moves` names (409 without)",
  right: manage,
  params: ById,
  body: Type.Object({
    name: Type.Optional(name),
    stages: Type.Optional(Stages),
    moves: Type.Optional(Type.Array(Type.Object({ from: Id, to: Id }), { maxItems: 30 })),
    version: Version,
  }),
  reply: PipelineReply,
  versioned: true,
});

export const deletePipeline = endpoint({
  method: "DELETE",
  path: "/pipelines/:id",
  summary:
    "Deletes a pipeline; what is in it goes to the stage `moveTo` of another one (409 without). The last one stays (409)",
  right: manage,
  params: ById,
  body: Type.Object({ moveTo: Type.Optional(Id), version: Version }),
  versioned: true,
  status: 204,
});
