import type { RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { isOwnKey } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";
import { listPage } from "../lists/page.ts";
import type { ListWish, Page } from "../lists/wish.ts";

/** What every list of records may be asked. */
interface Asked {
  fields?: string | undefined;
  sort?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
  from?: string | undefined;
  count?: "exact" | "none" | undefined;
}

interface Listed<T extends keyof Tables, Reached> extends Pick<
  ListWish<T>,
  "table" | "fields" | "ground" | "where" | "sort"
> {
  /** What the rights module needs to know of a row; read along with it and taken off before it leaves. */
  reached: RawBuilder<Reached>;
  /** What the actor may do with a row. */
  mayOf: (actor: Actor, reached: Reached) => string[];
  /** `custom`, with these of the own fields. */
  shownCustom: (actor: Actor, asked: ReadonlySet<string>) => RawBuilder<unknown>;
}

/** A page of records with the fields that were asked for (all unless said) and what the actor may do with each; 50 rows unless said. */
export async function listRecords<T extends keyof Tables, Row extends object, Reached>(
  tx: Tx,
  actor: Actor,
  query: Asked,
  { reached, mayOf, shownCustom, ...list }: Listed<T, Reached>,
): Promise<Page<Omit<Row & { reached: Reached }, "reached"> & { can: string[] }>> {
  const asked = askedKeys(query.fields, list.fields);
  const own = asked.filter(isOwnKey);
  const page: Page<Row & { reached: Reached }> = await listPage(tx, {
    ...list,
    keys: asked.filter((key) => !isOwnKey(key)),
    sort: query.sort || list.sort,
    limit: query.limit ?? 50,
    after: query.after,
    from: query.from,
    askerId: actor.id,
    count: query.count,
    extra: [
      { key: "reached", value: reached },
      ...(own.length > 0 ? [{ key: "custom", value: shownCustom(actor, new Set(own)) }] : []),
    ],
  });
  return { ...page, items: page.items.map(({ reached: of, ...row }) => ({ ...row, can: mayOf(actor, of) })) };
}

/** The keys of `fields=` ("custom" means all own ones), unknown ones refused; without it every field. The id and the version always come along. */
function askedKeys(asked: string | undefined, fields: object): string[] {
  const all = Object.keys(fields);
  const keys = asked
    ? asked.split(",").flatMap((text) => (text.trim() === "custom" ? all.filter(isOwnKey) : [text.trim()]))
    : all;
  if (keys.some((key) => !Object.hasOwn(fields, key))) refuseField("/fields", "choice");
  return [...new Set(["id", "version", ...keys])];
}
