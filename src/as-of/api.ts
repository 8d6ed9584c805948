import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { ContactRow } from "../contacts/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Pair, Time } from "../http/shapes.ts";

const ById = Type.Object({ id: Id });
const see = needs("audit:see");

export const showAsOf = endpoint({
  method: "GET",
  path: "/contacts/:id/as-of",
  summary:
    "One contact as it was at a moment (`at`, ISO 8601), with every field one may see. Links bear the names that they have today. 404 beforeCreation when there was no such contact yet",
  right: see,
  params: ById,
  query: Type.Object({ at: Type.String({ minLength: 10, maxLength: 40 }) }),
  reply: Type.Object({
    at: Time,
    /** Whether it was in the trash at that moment. */
    deleted: Type.Boolean(),
    /** Nothing can be done to what was: `can` is empty. */
    contact: ContactRow,
    /** The fields that are another today: field → [then, today], as in the history. */
    change: Type.Record(Type.String(), Pair),
    /** Of those that can be put back the entry of the history whose revert does it. */
    entries: Type.Record(Type.String(), Id),
  }),
});

export const listMoments = endpoint({
  method: "GET",
  path: "/contacts/:id/moments",
  summary:
    "When something of the contact changed that one may see, oldest first: the last 1,000 times. `since` is when it was made",
  right: see,
  params: ById,
  reply: Type.Object({
    since: Time,
    items: Type.Array(Type.Object({ at: Time, fields: Type.Array(Type.String()) })),
  }),
});
