import { Type, type TSchema } from "typebox";

/** RFC 9562 text form. */
export const Id = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });
export const Time = Type.Unsafe<string>({ type: "string", format: "date-time" });
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const Text = (maxLength: number) => Type.String({ maxLength });

/** Two values of any kind: before and after. A true tuple would be refused by the serialiser, which wants to know the kinds. */
export const Pair = Type.Unsafe<[unknown, unknown]>({ type: "array", items: {}, minItems: 2, maxItems: 2 });

export const Link = Type.Object({ id: Id, name: Type.String() });
/** A person one links to, as drawn: `picture` is an address or null. */
export const PersonLink = Type.Object({
  id: Id,
  name: Type.String(),
  picture: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

/**
 * The query every list understands. `filter` is JSON; `sort` is up to two keys, `-` for descending; `after` a cursor;
 * `from` a text at which the page begins, where the first key of the order is a text (422 otherwise; `after` wins).
 */
export const listQuery = {
  search: Type.Optional(Type.String({ maxLength: 100 })),
  filter: Type.Optional(Type.String({ maxLength: 20_000 })),
  sort: Type.Optional(Type.String({ maxLength: 100 })),
  fields: Type.Optional(Type.String({ maxLength: 2_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 2_000 })),
  from: Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        "The page begins with the first row whose key is not before this text, in the order's collation and direction; only where the first key of the order is a text (422 otherwise). With `after` it is passed over.",
    }),
  ),
  count: Type.Optional(Type.Enum(["exact", "none"])),
};

/**
 * A page: `next` is the cursor of the following one; `count` is exact up to 1,000, then estimated unless asked for.
 * Where no index serves what is asked, `items` may be fewer than the limit while `next` is set; `scanned` says how many rows were looked at.
 */
export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()]),
    count: Type.Object({ value: Type.Integer(), exact: Type.Boolean() }),
    scanned: Type.Optional(Type.Integer()),
  });
}
