import type { Kysely } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableOpportunities } from "../access/reachable.ts";
import { holds } from "../access/rights.ts";
import { findAsker } from "../access/token.ts";
import { plainly } from "../database/condition.ts";
import { ownKey } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import { reading, type Tx } from "../database/transaction.ts";
import { ownCell } from "../fields/own-cell.ts";
import { giveWay } from "../http/give-way.ts";
import type { QueryOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { listPage } from "../lists/page.ts";
import type { Page } from "../lists/wish.ts";
import { csvRow } from "../values/csv-cell.ts";
import { plainText } from "../values/plain-text.ts";
import { fold } from "../values/text.ts";
import type { Say } from "../words/words.ts";
import type { exportOpportunities as declared } from "./api.ts";
import { askedFor, isPresent } from "./list.ts";
import { opportunityFieldsFor, shownCustom } from "./may.ts";

type Row = Record<string, unknown> & { custom?: Readonly<Record<string, unknown>> };

const rowsAtOnce = 200;
const columns = [
  "id",
  "name",
  "contacts",
  "company",
  "pipeline",
  "stage",
  "probability",
  "amount",
  "currency",
  "closeDate",
  "owner",
  "description",
  "lostReason",
  "createdAt",
  "updatedAt",
] as const;

/**
 * Opportunities as CSV, a page of the list's query after the other, within reach of *export*. Rights are looked up anew for
 * each page: who loses them gets no more (A031). The first page is read before anything is written, so that a wish that is
 * refused is answered as such.
 */
export async function* exportOpportunities(
  db: Kysely<Tables>,
  actor: Actor,
  { delimiter = ",", ...query }: QueryOf<typeof declared>,
  say: Say,
): AsyncGenerator<string, void> {
  const all = columnsOf(actor, say);
  const heading = csvRow(
    all.map(({ name }) => name),
    delimiter,
  );
  let head = `\ufeff${heading}`;
  for (let after: string | undefined; ;) {
    const page = await reading(db, (tx) => readPage(tx, actor, query, after));
    const rows = page.items.map((row) =>
      csvRow(
        all.map(({ cellIn }) => cellIn(row)),
        delimiter,
      ),
    );
    if (head !== "" || rows.length > 0) yield head + rows.join("");
    if (page.next === null) return;
    head = "";
    after = page.next;
    await giveWay();
  }
}

async function readPage(
  tx: Tx,
  actor: Actor,
  query: Omit<QueryOf<typeof declared>, "delimiter">,
  after: string | undefined,
): Promise<Page<Row>> {
  const now = await findAsker(tx, { actor_id: actor.id, token_id: actor.token?.id ?? null });
  if (!now || !holds(now, "opportunities", "export")) refuse(403, "notAllowed");
  return listPage(tx, {
    table: "opportunities",
    fields: opportunityFieldsFor(now),
    keys: [...columns],
    ground: isPresent,
    where: [...askedFor(now, query), plainly(reachableOpportunities(now, "export"))],
    sort: query.sort || "name",
    limit: rowsAtOnce,
    after,
    from: undefined,
    askerId: now.id,
    count: "none",
    extra: now.own.opportunities.length > 0 ? [{ key: "custom", value: shownCustom(now) }] : [],
  });
}

interface Column {
  name: string;
  cellIn: (row: Row) => string;
}

/** The fields of every installation, and behind them its own: called as they are, or by the key where one of the others is called so. */
function columnsOf({ own }: Actor, say: Say): Column[] {
  const standard = columns.map((key) => ({
    name: say(`fields:opportunities.${key}`),
    cellIn: (row: Row) => cellOf(key, row[key]),
  }));
  const taken = new Set(standard.map(({ name }) => fold(name)));
  return [
    ...standard,
    ...own.opportunities.map((field) => ({
      name: taken.has(fold(field.label)) ? ownKey(field.key) : field.label,
      cellIn: ({ custom }: Row) => ownCell(field, custom?.[field.key]),
    })),
  ];
}

/** Linked records by name, several with semicolons between; descriptions without their dress. */
function cellOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => cellOf(key, one)).join("; ");
  if (typeof value === "object" && value !== null) return "name" in value ? cellOf(key, value.name) : "";
  if (typeof value === "string") return key === "description" ? plainText(value) : value;
  return typeof value === "number" ? String(value) : "";
}
