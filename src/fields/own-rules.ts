import { isDeepStrictEqual } from "node:util";
import { expressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies, reachableContacts } from "../access/reachable.ts";
import type { OwnField } from "../database/own-field.ts";
import type { Tables } from "../database/tables.ts";
import type { Kind } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import type { Fault } from "../http/refusal.ts";
import { isId } from "../values/uuid.ts";
import type { OwnValues } from "./own-values.ts";

/** The values after a change: choices that no longer go with the one they depend on are emptied, unless the change names them. */
export function settleOwn(fields: readonly OwnField[], before: OwnValues, given: OwnValues): OwnValues {
  const after = new Map(Object.entries({ ...before, ...given }));
  for (const field of fields) {
    if (field.dependsOn === null || Object.hasOwn(given, field.key)) continue;
    const value = after.get(field.key) ?? null;
    const left = [value].flat().filter((key) => goesWith(field, key, after.get(field.dependsOn ?? "")));
    if (value !== null)
      after.set(field.key, Array.isArray(value) ? (left.length > 0 ? left : null) : (left[0] ?? null));
  }
  return Object.fromEntries([...after].filter(([, value]) => value !== null));
}

/** What of the values goes against what the definitions say of them together; `changed` are the keys that are new or another. */
export function ownFaults(
  fields: readonly OwnField[],
  after: OwnValues,
  changed: ReadonlySet<string>,
  of: { kind: Kind | undefined; isNew: boolean; demands: "form" | "arrival" },
): Fault[] {
  return fields.flatMap((field): Fault[] => {
    const pointer = `/custom/${field.key}`;
    const value = after[field.key] ?? null;
    if (!isFor(field, of.kind))
      return changed.has(field.key) && value !== null ? [{ pointer, code: "otherPeople" }] : [];
    if (value === null) {
      const isAsked = of.demands === "form" && (of.isNew || changed.has(field.key));
      return field.required && isAsked ? [{ pointer, code: "required" }] : [];
    }
    if (field.dependsOn === null || !changed.has(field.key)) return [];
    const goes = [value].flat().every((key) => goesWith(field, key, after[field.dependsOn ?? ""]));
    return goes ? [] : [{ pointer, code: "dependsOn", params: { field: labelOf(fields, field.dependsOn) } }];
  });
}

/** The keys whose values are another. */
export function changedOwn(before: OwnValues, after: OwnValues): Set<string> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...keys].filter((key) => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null)));
}

/** Whether contacts of a kind have the field; other records have all of theirs. */
export function isFor({ people }: Pick<OwnField, "people">, kind: Kind | undefined): boolean {
  return kind === undefined || people === "both" || people === (kind === "client" ? "clients" : "agents");
}

/** What a new record begins with where its maker says nothing. */
export function ownDefaults(fields: readonly OwnField[], kind: Kind | undefined): OwnValues {
  return Object.fromEntries(
    fields.flatMap((field) => (field.default !== null && isFor(field, kind) ? [[field.key, field.default]] : [])),
  );
}

function goesWith(field: OwnField, key: unknown, parent: unknown): boolean {
  const option = field.options.find((one) => one.key === key);
  if (!option) return true;
  return (
    option.under.length === 0 || [parent].flat().some((one) => typeof one === "string" && option.under.includes(one))
  );
}

function labelOf(fields: readonly OwnField[], key: string | null): string {
  return fields.find((field) => field.key === key)?.label ?? "";
}

/** Ids of records that own fields link to, among those within the actor's sight, and of files with that of what they hang on: asked once for a whole set. */
export async function findOwnLinks(
  tx: Tx,
  actor: Actor,
  fields: readonly OwnField[],
  all: readonly OwnValues[],
): Promise<ReadonlySet<string>> {
  const idsOf = (kind: "contact" | "company" | "file") => {
    const keys = fields.filter((field) => field.kind === kind).map(({ key }) => key);
    return keys.length === 0
      ? []
      : [...new Set(all.flatMap((values) => keys.map((key) => values[key])).filter(isIdText))];
  };
  const [people, companies, files] = [idsOf("contact"), idsOf("company"), idsOf("file")];
  if (people.length + companies.length + files.length === 0) return new Set();
  const rows = await sql<{ id: string }>`
    select contacts.id::text from contacts where contacts.id = any(${people}::uuid[]) and contacts.live
      and ${reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">())}
    union all
    select companies.id::text from companies where companies.id = any(${companies}::uuid[]) and companies.deleted_at is null
      and ${reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">())}
    union all
    select f.id || ' ' || f.subject_id from files f where f.id = any(${files}::uuid[]) and ${hangsOpenly}`.execute(tx);
  return new Set(rows.rows.map(({ id }) => id));
}

/** Of files (`f`) those that hang on a record by themselves, as parts of nothing and seen by all who see it. */
export const hangsOpenly = sql<SqlBool>`(f.role = 'attached' and f.note_id is null and f.deleted_at is null)`;

/** Links that lead nowhere the actor may go; files that do not hang on the record (`recordId`, empty for one that is not there yet). */
export function ownLinkFaults(
  fields: readonly OwnField[],
  recordId: string,
  after: OwnValues,
  changed: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Fault[] {
  return fields.flatMap(({ key, kind }): Fault[] => {
    if ((kind !== "contact" && kind !== "company" && kind !== "file") || !changed.has(key)) return [];
    const id = after[key];
    if (!isIdText(id) || known.has(kind === "file" ? `${id} ${recordId}` : id)) return [];
    const code = { contact: "personUnknown", company: "companyUnknown", file: "fileUnknown" }[kind];
    return [{ pointer: `/custom/${key}`, code }];
  });
}

function isIdText(value: unknown): value is string {
  return typeof value === "string" && isId(value);
}
