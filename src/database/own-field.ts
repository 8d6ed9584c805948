import { sql, type Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** What a field of the installation's own holds. In `custom` stand: texts, days (YYYY-MM-DD), times (RFC 3339, UTC) and ids (of a file one of the record's own) as strings, {amount, currency}, keys of choices. */
export const ownKinds = [
  "text",
  "longText",
  "number",
  "money",
  "date",
  "dateTime",
  "yesNo",
  "choice",
  "choices",
  "pattern",
  "contact",
  "company",
  "file",
] as const;
export type OwnKind = (typeof ownKinds)[number];

/** The kinds of record that can have own fields. */
export const ownedBy = ["contacts", "companies", "opportunities", "equipment"] as const;
export type OwnedBy = (typeof ownedBy)[number];

/** Which contacts have a field. */
export const ownPeople = ["clients", "agents", "both"] as const;
export type OwnPeople = (typeof ownPeople)[number];

export interface OwnOption {
  key: string;
  label: string;
  /** The choices of the field it depends on that it goes with; none: all. */
  under: string[];
}

/** A choice with what it is called in other languages, by their tags. */
export interface KeptOption extends OwnOption {
  labels?: Record<string, string>;
}

/** What a field is called in another language than the one it was made in; empty: as there. */
export interface OwnTranslation {
  name: string;
  hint: string;
  heading: string;
}

/** A field that an administrator has made, as it is now, in the words of one language. */
export interface OwnField {
  id: string;
  key: string;
  kind: OwnKind;
  label: string;
  hint: string;
  section: string;
  people: OwnPeople;
  required: boolean;
  default: unknown;
  options: readonly OwnOption[];
  dependsOn: string | null;
  pattern: string | null;
  /** Its index stands: an order by it is offered. */
  sorted: boolean;
  unique: boolean;
}

export type OwnFields = Readonly<Record<OwnedBy, readonly OwnField[]>> & {
  readonly version: string;
  /** Keys of fields that nobody sees any more, whose values are kept. */
  readonly retired: Readonly<Record<OwnedBy, readonly string[]>>;
};

/** The name under which lists, files, rights and the journal know a field: `custom.<key>`. */
export type OwnKey = `custom.${string}`;

export function ownKey(key: string): OwnKey {
  return `custom.${key}`;
}

export function isOwnKey(key: string): key is OwnKey {
  return key.startsWith("custom.");
}

/** The key of the field in `custom`. */
export function bareKey(key: OwnKey): string {
  return key.slice("custom.".length);
}

/** Values by name in the shape of a change: those of own fields within `custom`. */
export function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const standard = Object.entries(values).filter(([key]) => !isOwnKey(key));
  const own = Object.entries(values).flatMap(([key, value]) => (isOwnKey(key) ? [[bareKey(key), value]] : []));
  return { ...Object.fromEntries(standard), ...(own.length > 0 && { custom: Object.fromEntries(own) }) };
}

/** What an own field is called; nothing once it is hidden or gone. */
export function ownLabel(own: OwnFields, on: OwnedBy, key: OwnKey): string | undefined {
  return own[on].find((field) => ownKey(field.key) === key)?.label;
}

/** Definitions of one installation in each language, now and just before; a process of tests may serve several. */
const mostKept = 24;
const known = new Map<string, OwnFields>();

/** The own fields by the version and the language that were read with the caller; one query when they have changed since this process looked. */
export async function ownFieldsAt(db: Kysely<Tables>, version: string, language: string): Promise<OwnFields> {
  const kept = known.get(`${version} ${language}`);
  if (kept) return kept;
  // Read together with their version: they may have changed once more.
  const { rows } = await sql<OwnFields>`
    select fields_version as version, ${sql.join(ownedBy.map((on) => sql`${liveOf(on, language)} as ${sql.ref(on)}`))},
      json_build_object(${sql.join(ownedBy.map((on) => sql`${sql.lit(on)}, ${retiredOf(on)}`))}) as retired
    from installation`.execute(db);
  const [read] = rows;
  if (!read) throw new Error("An installation has one row.");
  known.set(`${read.version} ${language}`, read);
  for (const oldest of known.keys()) {
    if (known.size <= mostKept) break;
    known.delete(oldest);
  }
  return read;
}

function liveOf(on: OwnedBy, language: string) {
  const said = (part: keyof OwnTranslation, otherwise: string) =>
    sql`coalesce(nullif(translations -> ${language} ->> ${sql.lit(part)}, ''), ${sql.ref(otherwise)})`;
  // Fields stand under one heading, whichever of them says what it is called.
  const heading = sql`coalesce((
    select min(nullif(o.translations -> ${language} ->> 'heading', '')) from own_fields o
    where o.on_kind = ${on} and o.section = own_fields.section and o.retired_at is null), section)`;
  const options = sql`(
    select coalesce(json_agg(json_build_object('key', one ->> 'key', 'under', one -> 'under',
      'label', coalesce(nullif(one -> 'labels' ->> ${language}, ''), one ->> 'label')) order by nth), '[]')
    from jsonb_array_elements(options) with ordinality as chosen (one, nth))`;
  return sql`coalesce((
    select json_agg(json_build_object('id', id, 'key', key, 'kind', kind, 'label', ${said("name", "label")},
      'hint', ${said("hint", "hint")}, 'section', ${heading},
      'people', people, 'required', is_required, 'default', default_value, 'options', ${options}, 'dependsOn', depends_on,
      'pattern', pattern, 'sorted', is_sortable and is_sorted, 'unique', is_unique) order by position, created_at, id)
    from own_fields where on_kind = ${on} and retired_at is null), '[]')`;
}

function retiredOf(on: OwnedBy) {
  return sql`array(select key from own_fields where on_kind = ${on} and retired_at is not null)`;
}

export function isOwnedBy(text: string): text is OwnedBy {
  return ownedBy.some((on) => on === text);
}
