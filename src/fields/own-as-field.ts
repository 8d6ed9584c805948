import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { Type } from "typebox";
import { plainly } from "../database/condition.ts";
import type { Field, FieldFilter, FieldKind, Hint, SortExpression } from "../database/field.ts";
import { ownKey, type OwnedBy, type OwnField, type OwnKind } from "../database/own-field.ts";
import { likePattern } from "../values/text.ts";
import { isId } from "../values/uuid.ts";

/** Characters of a text in a field of its own; `longText` and its lines. */
export const maxTextLength = 500;
export const maxLongTextLength = 20_000;

/** An own field as lists, forms and filters know fields: the same shape as one that `fields.ts` says. */
export function asField<On extends OwnedBy>(on: On, own: OwnField): Field<On> {
  const sort = own.sorted ? orderOfOwn(on, own) : undefined;
  return {
    kind: shownAs[own.kind],
    read: Type.Unknown(),
    write: Type.Unsafe<unknown>(maxLengthOf(own.kind)),
    value: () => valueIn(on, own),
    column: null,
    sort: sort ? [sort] : null,
    filter: filterOf(on, own),
    csv: ownKey(own.key),
    section: "additional",
    options: isChoice(own.kind) ? own.options.map(({ key }) => key) : null,
  };
}

const shownAs: Readonly<Record<OwnKind, FieldKind>> = {
  text: "text",
  longText: "longText",
  number: "number",
  money: "money",
  date: "date",
  dateTime: "dateTime",
  yesNo: "yesNo",
  choice: "choice",
  choices: "choices",
  pattern: "text",
  contact: "contact",
  company: "company",
  file: "file",
};

export function isChoice(kind: OwnKind): boolean {
  return kind === "choice" || kind === "choices";
}

function maxLengthOf(kind: OwnKind): { maxLength?: number } {
  if (kind === "text" || kind === "pattern") return { maxLength: maxTextLength };
  return kind === "longText" ? { maxLength: maxLongTextLength } : {};
}

/** The key as the letters it is made of: an index is taken only by an expression that is written like its own. */
function keyOf({ key }: Pick<OwnField, "key">): RawBuilder<unknown> {
  return sql.lit(key);
}

function valueIn(on: OwnedBy, own: Pick<OwnField, "key">): RawBuilder<unknown> {
  return sql`${sql.ref(`${on}.custom`)} -> ${keyOf(own)}`;
}

function textIn(on: OwnedBy, own: Pick<OwnField, "key">): RawBuilder<unknown> {
  return sql`(${sql.ref(`${on}.custom`)} ->> ${keyOf(own)})`;
}

/** What an order by the field goes by, never null, and what its index stands on; nothing where values have no order. */
export function orderOfOwn(on: OwnedBy, own: Pick<OwnField, "key" | "kind">): SortExpression | undefined {
  const name = ownKey(own.key);
  switch (own.kind) {
    case "text":
    case "pattern":
      return { name, type: "text", value: sql`(coalesce(${textIn(on, own)}, '') collate "und-x-icu")` };
    case "date":
      return { name, type: "text", value: sql`coalesce(${textIn(on, own)}, '')` };
    case "number":
      return { name, type: "numeric", value: sql`coalesce((${valueIn(on, own)})::numeric, '-Infinity')` };
    case "money":
      return { name, type: "numeric", value: sql`coalesce((${valueIn(on, own)} -> 'amount')::numeric, '-Infinity')` };
    case "dateTime":
      return { name, type: "timestamptz", value: sql`own_time(${textIn(on, own)})` };
    default:
      return undefined;
  }
}

function filterOf<On extends OwnedBy>(on: On, own: OwnField): FieldFilter<On> {
  switch (own.kind) {
    case "text":
    case "longText":
    case "pattern":
      return { kind: "text", value: () => sql`coalesce(${textIn(on, own)}, '')`, hint: textHint(on) };
    case "choice":
      return { kind: "choice", value: () => sql`coalesce(${textIn(on, own)}, '')`, hint: exactHint(on, own) };
    case "choices":
      return { kind: "choice", some: (test) => plainly(someOf(on, own, test)), hint: exactHint(on, own) };
    case "contact":
    case "company":
      return { kind: "id", value: () => sql`${textIn(on, own)}::uuid`, hint: exactHint(on, own) };
    case "number":
      return { kind: "number", value: () => sql`(${valueIn(on, own)})::numeric` };
    case "money":
      return { kind: "number", value: () => sql`(${valueIn(on, own)} -> 'amount')::numeric` };
    case "date":
      return { kind: "date", value: () => sql`coalesce(${textIn(on, own)}, '')` };
    case "dateTime":
      return { kind: "time", value: () => sql`${textIn(on, own)}::timestamptz` };
    case "file":
      return { kind: "presence", value: () => textIn(on, own) };
    case "yesNo":
      return { kind: "yesNo", value: () => sql`coalesce((${valueIn(on, own)})::boolean, false)` };
  }
}

function someOf(
  on: OwnedBy,
  own: OwnField,
  test: (value: Expression<unknown>) => Expression<SqlBool>,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from jsonb_array_elements_text(coalesce(${valueIn(on, own)}, '[]')) as chosen (one) where ${test(sql.ref("chosen.one"))})`;
}

/** One index has the values of all own fields, for those that are given whole. */
function exactHint(on: OwnedBy, own: OwnField): Hint {
  return (operator, texts) => {
    if (operator !== "is" && operator !== "anyOf") return undefined;
    if (texts.length > 100 || (!isChoice(own.kind) && !texts.every(isId))) return undefined;
    const held = texts.map((text) => JSON.stringify({ [own.key]: own.kind === "choices" ? [text] : text }));
    const holds = held.map((one) => sql`${sql.ref(`${on}.custom`)} @> ${one}::jsonb`);
    return plainly(sql`(${sql.ref(`${on}.custom`)} <> '{}' and (${sql.join(holds, sql` or `)}))`);
  };
}

/** Another has the parts of all their texts. Of less than three letters it finds nothing, and of letters with two lower cases not all. */
function textHint(on: OwnedBy): Hint {
  return (_operator, texts) => {
    if (texts.length > 20 || texts.some((text) => text.length < 3 || /[Σİ]/.test(text))) return undefined;
    const parts = texts.map((text) => `%${likePattern(text.toLowerCase())}%`);
    const has = parts.map((part) => sql`own_texts(${sql.ref(`${on}.custom`)}) like ${part}`);
    return plainly(sql`(${sql.ref(`${on}.custom`)} <> '{}' and (${sql.join(has, sql` or `)}))`);
  };
}
