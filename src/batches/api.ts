import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { CompanyWrite } from "../companies/api.ts";
import { ContactWrite, contactQuery, StatusWrite } from "../contacts/api.ts";
import { EquipmentWrite, equipmentQuery } from "../equipment/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, pageOf, Text, Time } from "../http/shapes.ts";

const see = needs("contacts.clients:see", "contacts.agents:see");
const ById = Type.Object({ id: Id });

const tagNames = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 });
/** Lists of which some values are added or taken away. */
export const Lists = Type.Object({
  tags: Type.Optional(tagNames),
  groups: Type.Optional(Type.Array(Id, { maxItems: 200 })),
});

/** `undoing` and `undone` are said of a batch that another one (`undoneBy`) takes or has taken back. */
export const BatchState = Type.Enum(["running", "done", "cancelled", "failed", "undoing", "undone"]);
export const BatchOutcome = Type.Enum(["done", "unchanged", "refused", "kept"]);

/** Why a batch has stopped, in the asker's language; its codes are stable: rightsLost, unexpected. */
export const BatchProblem = Type.Object({ code: Type.String(), detail: Type.String() });

/** What an undo does not take back: `fired` is final. */
const Stays = Type.Array(Type.Enum(["fired"]));

/** What batches do; `leave` hands over what a fired agent has, `mergeTags` and `deleteTag` touch everybody who bears the tag, `mergeGroups` whoever is in them, `purge` deletes for good, `join` puts people into the company of their addresses' domain; those of equipment are done to a piece with all that is below it. */
export const batchActions = [
  "edit",
  "delete",
  "restore",
  "block",
  "unblock",
  "fire",
  "leave",
  "undo",
  "import",
  "mergeTags",
  "deleteTag",
  "mergeGroups",
  "purge",
  "join",
  "moveEquipment",
  "transferEquipment",
  "retireEquipment",
  "reviveEquipment",
] as const;

export const Batch = Type.Object({
  id: Id,
  subject: Type.String(),
  /** One of `batchActions`. */
  action: Type.String(),
  /** What an edit writes: keys of fields, with `tags` and `groups` for those added or removed. */
  fields: Type.Array(Type.String()),
  state: BatchState,
  /** Records that were chosen; of an undo the journal entries there are to take back. */
  total: Type.Integer(),
  /** Those that were written. With `unchanged`, `refused` and `kept` it adds up to how far the batch has come. */
  done: Type.Integer(),
  /** Those that said the same already. */
  unchanged: Type.Integer(),
  refused: Type.Integer(),
  /** Of an undo, and of what it has taken back: records that stay as they are, since somebody edited them meanwhile. */
  kept: Type.Integer(),
  problem: orNull(BatchProblem),
  /** Of an undo: the batch it takes back. */
  undoes: orNull(Id),
  /** The batch that takes, or has taken, this one back: its progress is looked at there. */
  undoneBy: orNull(Id),
  startedAt: Time,
  finishedAt: orNull(Time),
  can: Type.Array(Type.Enum(["cancel", "undo"])),
  stays: Stays,
});

/** Whom something is done to: `ids`, or everything that a list of contacts finds by the same parameters. */
const whom = {
  ...contactQuery,
  ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000 })),
  /** As in lists: JSON as text, or the filter itself. */
  filter: Type.Optional(Type.Unknown()),
  search: Type.Optional(Text(100)),
};

/**
 * Whom: `ids`, or everything that a list of contacts finds by the same parameters, with `expected`. What: `delete`, `restore`
 * (of `ids` in the trash), `setStatus`, or any of `change`, `add`, `remove` and `newGroup`.
 */
export const bulkContacts = endpoint({
  method: "POST",
  path: "/contacts/bulk",
  summary:
    "Changes, deletes, restores, blocks, unblocks or fires many contacts as one batch that can be undone, but for firing; above 1,000 in the background. Those out of reach are counted as refused",
  right: see,
  body: Type.Object({
    ...whom,
    /** Needed with everything but `ids`: the exact number the caller saw. Another one is refused (409 countChanged), so that nobody deletes more than he meant. */
    expected: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    change: Type.Optional(ContactWrite),
    /** To the lists that each contact has; the rest of them stays. New tags are made. */
    add: Type.Optional(Lists),
    /** From the lists that each contact has; what is not there is no matter. */
    remove: Type.Optional(Lists),
    /** `status` beside it narrows the list. Firing cannot be undone. */
    setStatus: Type.Optional(StatusWrite),
    /** A contact group that is made for them: they are its first people, and the undo takes it away with them. `view`: of which they were. */
    newGroup: Type.Optional(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 100 }),
        description: Type.Optional(Text(2_000)),
        view: Type.Optional(Id),
      }),
    ),
    delete: Type.Optional(Type.Boolean()),
    restore: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({
    batch: Id,
    /** `running`: in the background. */
    state: Type.Enum(["running", "done"]),
    total: Type.Integer(),
    /** Written by now, and those that said the same already. */
    done: Type.Integer(),
    refused: Type.Integer(),
    stays: Stays,
    /** The group that was made for them. */
    group: Type.Optional(Id),
  }),
});

export const bulkCompanies = endpoint({
  method: "POST",
  path: "/companies/bulk",
  summary:
    "Changes or deletes many companies as one batch that can be undone; above 1,000 in the background. Those out of reach are counted as refused",
  right: needs("companies:see"),
  body: Type.Object({
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000 })),
    owner: Type.Optional(Id),
    parent: Type.Optional(Id),
    tag: Type.Optional(Text(60)),
    /** As in lists: JSON as text, or the filter itself. */
    filter: Type.Optional(Type.Unknown()),
    search: Type.Optional(Text(100)),
    /** Needed with everything but `ids`: the exact number the caller saw. Another one is refused (409 countChanged). */
    expected: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    change: Type.Optional(CompanyWrite),
    /** To the tags that each company has; new ones are made. */
    add: Type.Optional(Type.Object({ tags: tagNames })),
    remove: Type.Optional(Type.Object({ tags: tagNames })),
    delete: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({
    batch: Id,
    /** `running`: in the background. */
    state: Type.Enum(["running", "done"]),
    total: Type.Integer(),
    /** Written by now, and those that said the same already. */
    done: Type.Integer(),
    refused: Type.Integer(),
  }),
});

export const bulkEquipment = endpoint({
  method: "POST",
  path: "/equipment/bulk",
  summary:
    "Changes, retires, takes back into use or deletes many pieces of equipment as one batch that can be undone; above 1,000 in the background. Those out of reach are counted as refused",
  right: needs("equipment:see"),
  body: Type.Object({
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000 })),
    ...equipmentQuery,
    /** As in lists: JSON as text, or the filter itself. */
    filter: Type.Optional(Type.Unknown()),
    search: Type.Optional(Text(100)),
    /** Needed with everything but `ids`: the exact number the caller saw. Another one is refused (409 countChanged). */
    expected: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    /** As of one piece: `company` and `contact` change only for what has no parts. */
    change: Type.Optional(EquipmentWrite),
    /** Retires them (true) or takes them back into use (false), each with all that is below it; `retired` beside it narrows the list. */
    retire: Type.Optional(Type.Boolean()),
    /** Each with all that is below it. */
    delete: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({
    batch: Id,
    /** `running`: in the background. */
    state: Type.Enum(["running", "done"]),
    /** Those chosen; of `retire` with all that is below them. */
    total: Type.Integer(),
    /** Written by now, and those that said the same already. */
    done: Type.Integer(),
    refused: Type.Integer(),
  }),
});

export const previewStatus = endpoint({
  method: "POST",
  path: "/contacts/bulk/status-preview",
  summary:
    "What a new status for many would do: how many would have it, and how many would not and why; nothing is written",
  right: see,
  body: Type.Object({ ...whom, setStatus: StatusWrite }),
  reply: Type.Object({
    total: Type.Integer(),
    changes: Type.Integer(),
    /** Those it is true of already. */
    unchanged: Type.Integer(),
    /** Those who would stay as they are, the most frequent reason first: codes and words as those of a batch's items. */
    refused: Type.Array(
      Type.Object({ code: Type.String(), field: orNull(Type.String()), reason: Type.String(), count: Type.Integer() }),
    ),
    stays: Stays,
  }),
});

export const showBatch = endpoint({
  method: "GET",
  path: "/batches/:id",
  summary: "How far a batch is and what became of it; one's own, for administrators everybody's",
  right: "signedIn",
  params: ById,
  reply: Batch,
});

export const listBatchItems = endpoint({
  method: "GET",
  path: "/batches/:id/items",
  summary:
    "What became of each record of a batch (kept 30 days), in order of ids; of an undo only those that stay as they are",
  right: "signedIn",
  params: ById,
  query: Type.Object({
    outcome: Type.Optional(BatchOutcome),
    after: Type.Optional(Text(200)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: pageOf(
    Type.Object({
      id: Id,
      /** Null where the asker may not see it. */
      contact: orNull(Link),
      /** Of a hand-over: the company, the opportunity or the task, where the asker may see it. */
      company: Type.Optional(Link),
      opportunity: Type.Optional(Link),
      task: Type.Optional(Link),
      equipment: Type.Optional(Link),
      /** Null while it waits, or where the batch stopped before it. */
      outcome: orNull(BatchOutcome),
      /** Why it was refused or kept: absent, notAllowed, stale (edited since), oneself, lastAdministrator, … or the code of a field's fault; with its words. */
      code: orNull(Type.String()),
      field: orNull(Type.String()),
      reason: Type.String(),
    }),
  ),
});

export const cancelBatch = endpoint({
  method: "POST",
  path: "/batches/:id/cancel",
  summary: "Stops a running batch after the set that is being written; what is written stays and can be undone",
  right: "signedIn",
  params: ById,
  reply: Batch,
});

export const undoBatch = endpoint({
  method: "POST",
  path: "/batches/:id/undo",
  summary:
    "Takes a batch back, as a batch of its own, above 1,000 entries in the background; what was edited since stays and is counted",
  right: "signedIn",
  params: ById,
  reply: Type.Object({
    /** The undo. */
    batch: Id,
    state: Type.Enum(["running", "done"]),
    done: Type.Integer(),
    kept: Type.Integer(),
  }),
});

const fire = needs("contacts.agents:edit");

/** What can be handed over: `to` is the key of `POST …/leaving` by which it goes to somebody else. */
const Holding = Type.Object({
  to: Type.Enum(["contactsTo", "companiesTo", "opportunitiesTo", "assignedTo", "tasksTo"]),
  kind: Type.Enum(["contacts", "companies", "opportunities", "tasks"]),
  as: Type.Enum(["owner", "assignedTo"]),
  /** Within the asker's sight. */
  count: Type.Integer(),
  /** Those of them that he may hand over. */
  canHandOver: Type.Integer(),
});

export const showLeaving = endpoint({
  method: "GET",
  path: "/contacts/:id/leaving",
  summary: "What an agent who is about to be fired owns or is assigned, as far as the asker sees it",
  right: fire,
  params: ById,
  reply: Type.Object({
    contact: Link,
    version: Type.Integer(),
    holds: Type.Array(Holding),
    can: Type.Array(Type.String()),
  }),
});

export const leave = endpoint({
  method: "POST",
  path: "/contacts/:id/leaving",
  summary:
    "Fires an agent, for good, and hands over what is named to other active agents, as one batch that can be undone (the firing stays); above 1,000 in the background",
  right: fire,
  params: ById,
  body: Type.Object({
    /** The new owner of the contacts he owns. */
    contactsTo: Type.Optional(Id),
    /** The new owner of the companies he owns. */
    companiesTo: Type.Optional(Id),
    /** The new owner of the opportunities that he owns and that are still open. */
    opportunitiesTo: Type.Optional(Id),
    /** Who works with the contacts assigned to him from now on. */
    assignedTo: Type.Optional(Id),
    /** Who is to do what he has not done yet; a task that he would not see stays. */
    tasksTo: Type.Optional(Id),
    version: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
  }),
  reply: Type.Object({
    /** Null where nothing was to be handed over. */
    batch: orNull(Id),
    state: Type.Enum(["running", "done"]),
    total: Type.Integer(),
    done: Type.Integer(),
    refused: Type.Integer(),
    stays: Stays,
  }),
  versioned: true,
});
