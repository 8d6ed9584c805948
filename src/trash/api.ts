import { Type, type Static } from "typebox";
import { needs } from "../access/grants.ts";
import { recordKinds } from "../access/record-paths.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

const restore = needs(
  "contacts.clients:delete",
  "contacts.agents:delete",
  "companies:delete",
  "opportunities:delete",
  "equipment:delete",
  "contacts.clients:edit",
  "contacts.agents:edit",
  "notes:delete",
  "files:delete",
  "tasks:delete",
  "management.settings:open",
  // Whoever sees a list has views of it.
  "contacts.clients:see",
  "contacts.agents:see",
  "companies:see",
  "opportunities:see",
  "equipment:see",
);
const purge = needs("management.trash:purge");

/** What lies there, in the order in which the page offers it. */
export const trashKinds = [
  "contact",
  "company",
  "opportunity",
  "equipment",
  "contactGroup",
  "note",
  "file",
  "task",
  "view",
  "pipeline",
  "stage",
] as const;
const Kind = Type.Enum([...trashKinds]);
export type TrashKind = Static<typeof Kind>;

const Day = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" });
/** What of the trash: a kind, who deleted it, and between which days of the asker's calendar. */
const wish = {
  kind: Type.Optional(Kind),
  by: Type.Optional(Id),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
};
const Wish = Type.Object(wish);
export type TrashWish = Static<typeof Wish>;

export const listTrash = endpoint({
  method: "GET",
  path: "/trash",
  summary:
    "What was deleted and one may restore, newest first. Of notes, files and tasks the record is told that they hang on, of stages their pipeline; a page may be short while `next` is set",
  right: restore,
  query: Type.Object({
    ...wish,
    after: Type.Optional(Text(500)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        kind: Kind,
        /** Of a note its beginning. */
        name: Type.String(),
        deletedAt: Time,
        deletedBy: orNull(Link),
        /** The record that a note, file or task hangs on, or the pipeline of a stage. */
        on: orNull(Type.Object({ kind: Type.Enum([...recordKinds, "pipeline"]), id: Id, name: Type.String() })),
        /** What it was deleted with, where one may take all of it back: `POST /batches/{id}/undo`. */
        batch: orNull(Type.Object({ id: Id, records: Type.Integer() })),
        /** `restore`, `purge`. */
        can: Type.Array(Type.String()),
      }),
    ),
    next: orNull(Type.String()),
  }),
});

export const countTrash = endpoint({
  method: "GET",
  path: "/trash/count",
  summary: "How much of the trash one may delete for good, exactly: the number that `POST /trash/purge` wants",
  right: purge,
  query: Wish,
  reply: Type.Object({ count: Type.Integer() }),
});

export const findKnown = endpoint({
  method: "GET",
  path: "/trash/known",
  summary: "People in the trash who have exactly this e-mail or phone and whom one may restore, five at most",
  right: needs("contacts.clients:delete", "contacts.agents:delete"),
  query: Type.Object({ search: Text(320) }),
  reply: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String(), deletedAt: Time })) }),
});

export const restoreFromTrash = endpoint({
  method: "POST",
  path: "/trash/:id/restore",
  summary: "Takes back whatever lies in the trash; a name or identity in use meanwhile is 409",
  right: restore,
  params: Type.Object({ id: Id }),
  reply: Type.Object({ id: Id, kind: Kind }),
});

export const restoreMany = endpoint({
  method: "POST",
  path: "/trash/restore",
  summary:
    "Takes many back as one batch; its undo moves contacts, companies, opportunities and equipment to the trash again. What cannot come back (out of reach, a name in use) is counted as refused",
  right: restore,
  body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }) }),
  reply: Type.Object({ batch: Id, done: Type.Integer(), refused: Type.Integer() }),
});

export const purgeFromTrash = endpoint({
  method: "POST",
  path: "/trash/:id/purge",
  summary:
    "Deletes a record of the trash for good with everything that hangs on it; `name` is its name as the trash lists it. Who still owns records is 409 until they are handed over. Nothing brings it back",
  right: purge,
  params: Type.Object({ id: Id }),
  body: Type.Object({ name: Text(400) }),
  status: 204,
});

export const purgeMany = endpoint({
  method: "POST",
  path: "/trash/purge",
  summary:
    "Deletes many for good: `ids`, or everything that the trash lists by the same parameters. `count` is the number of them, as typed by who confirms; another one writes nothing (409 countChanged). Above 1,000 in the background",
  right: purge,
  body: Type.Object({
    ...wish,
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10_000, uniqueItems: true })),
    count: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  }),
  reply: Type.Object({
    batch: Id,
    state: Type.Enum(["running", "done"]),
    total: Type.Integer(),
    done: Type.Integer(),
    refused: Type.Integer(),
  }),
});
