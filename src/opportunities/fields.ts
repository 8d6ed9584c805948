import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool } from "kysely";
import { Type, type TSchema } from "typebox";
import { someRow } from "../database/condition.ts";
import type { Field, ReadShape, WriteShape } from "../database/field.ts";
import type { Tables } from "../database/tables.ts";
import type { OpportunitiesTable } from "../database/tables/opportunities.ts";
import { Id, Link, orNull, PersonLink } from "../http/shapes.ts";

type OnOpportunities = ExpressionBuilder<Tables, "opportunities">;
type Column = keyof OpportunitiesTable & string;

export const StageKind = Type.Enum(["open", "won", "lost"]);
export const StageLink = Type.Object({ id: Id, name: Type.String(), kind: StageKind });

/** What a stage makes of the chance: won is certain, lost is none; in between the opportunity's own, else the stage's. */
export const effectiveProbability = (stage: RawBuilder<unknown>) =>
  sql<number>`case when ${stage}.kind = 'open' then coalesce(opportunities.probability, ${stage}.probability) else ${stage}.probability end`;

const stageOf = (value: RawBuilder<unknown>) =>
  sql`(select ${value} from stages s where s.id = opportunities.stage_id)`;
const probability = sql<number>`${stageOf(effectiveProbability(sql`s`))}`;

/** Every field of an opportunity that each installation has, said once. What of it names other records is narrowed to what one sees by `fieldsFor`. */
export const opportunityFields = {
  id: made("id", Id, "id"),
  version: made("number", Type.Integer(), "version"),
  name: { ...text("name", 200), write: Type.String({ minLength: 1, maxLength: 200 }), sort: ["name"] },
  contacts: {
    ...made("contacts", Type.Array(PersonLink), "version"),
    write: Type.Array(Id, { maxItems: 50 }),
    value: () => contactsOf(sql<SqlBool>`contacts.live`),
    filter: {
      kind: "id",
      some: (test) =>
        someRow(sql`opportunities.id`, {
          from: sql`opportunity_contacts oc`,
          of: sql`oc.opportunity_id`,
          where: test(sql`oc.contact_id`),
        }),
    },
    section: "general",
  },
  company: { ...link("company", "company_id"), value: () => companyOf(sql<SqlBool>`true`) },
  pipeline: {
    ...made("stage", Link, "version"),
    value: () =>
      stageOf(
        sql`json_build_object('id', s.pipeline_id, 'name', (select p.name from pipelines p where p.id = s.pipeline_id))`,
      ),
    filter: { kind: "id", value: () => stageOf(sql`s.pipeline_id`) },
    section: "general",
  },
  stage: {
    ...made("stage", StageLink, "stage_id"),
    write: Id,
    value: () => stageOf(sql`json_build_object('id', s.id, 'name', s.name, 'kind', s.kind)`),
    filter: { kind: "id", value: (eb: OnOpportunities) => eb.ref("opportunities.stage_id") },
    section: "general",
  },
  /** Null in a change: that of the stage. */
  probability: {
    ...made("number", Type.Integer(), "probability"),
    write: orNull(Type.Integer({ minimum: 0, maximum: 100 })),
    value: () => probability,
    filter: { kind: "number", value: () => probability },
    section: "general",
  },
  amount: {
    ...made("money", orNull(Type.Number()), "amount"),
    write: orNull(Type.Number({ minimum: 0, exclusiveMaximum: 1e12 })),
    column: "amount",
    sort: ["amount_order"],
    filter: { kind: "number", value: (eb: OnOpportunities) => eb.ref("opportunities.amount") },
    section: "general",
  },
  /** ISO 4217. */
  currency: {
    ...made("currency", Type.String(), "currency"),
    write: Type.String({ maxLength: 3 }),
    column: "currency",
    filter: { kind: "text", value: (eb: OnOpportunities) => eb.ref("opportunities.currency") },
    section: "general",
  },
  /** ISO 8601. */
  closeDate: {
    ...made("day", orNull(Type.String()), "close_date"),
    write: orNull(Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" })),
    column: "close_date",
    sort: ["close_order"],
    filter: { kind: "date", value: () => sql<string>`coalesce(opportunities.close_date::text, '')` },
    section: "general",
  },
  owner: {
    ...link("person", "owner_id"),
    value: () =>
      sql`(select json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) from contacts p where p.id = opportunities.owner_id)`,
  },
  description: { ...text("description", 20_000), kind: "html" },
  lostReason: text("lost_reason", 500),
  createdAt: timed("created_at"),
  updatedAt: timed("updated_at"),
} as const satisfies Record<string, Field<"opportunities">>;

export type Opportunity = ReadShape<typeof opportunityFields>;
/** A change: only the fields it names, of own fields too. */
export type OpportunityChange = WriteShape<typeof opportunityFields> & { custom?: Readonly<Record<string, unknown>> };

/** Of an opportunity's people those of a reach, in their order. */
export function contactsOf(reach: RawBuilder<SqlBool>) {
  return sql<{ id: string; name: string; picture: string | null }[]>`(
    select coalesce(json_agg(json_build_object('id', contacts.id,
        'name', coalesce(nullif(trim(contacts.first_name || ' ' || contacts.last_name), ''), contacts.nickname),
        'picture', '/api/v1/contacts/' || contacts.id || '/picture?v=' || contacts.picture_file_id) order by oc.position), '[]')
    from opportunity_contacts oc join contacts on contacts.id = oc.contact_id
    where oc.opportunity_id = opportunities.id and ${reach})`;
}

/** Its company, where it is within a reach. */
export function companyOf(reach: RawBuilder<SqlBool>) {
  return sql<{ id: string; name: string } | null>`(
    select json_build_object('id', companies.id, 'name', companies.name) from companies
    where companies.id = opportunities.company_id and companies.deleted_at is null and ${reach})`;
}

function made<S extends TSchema>(kind: Field["kind"], read: S, column: Column) {
  return {
    kind,
    read,
    write: null,
    value: (eb: OnOpportunities) => eb.ref(`opportunities.${column}`),
    column: null,
    sort: null,
    filter: null,
    csv: null,
    section: "system",
    options: null,
  } as const satisfies Field<"opportunities", S>;
}

function text(column: "name" | "description" | "lost_reason", maxLength: number) {
  return {
    ...made("text", Type.String(), column),
    write: Type.String({ maxLength }),
    column,
    filter: { kind: "text", value: (eb: OnOpportunities) => eb.ref(`opportunities.${column}`) },
    section: "general",
  } as const satisfies Field<"opportunities">;
}

function link(kind: "company" | "person", column: "company_id" | "owner_id") {
  return {
    ...made(kind, orNull(Link), column),
    write: orNull(Id),
    column,
    filter: { kind: "id", value: (eb: OnOpportunities) => eb.ref(`opportunities.${column}`) },
    section: "general",
  } as const satisfies Field<"opportunities">;
}

function timed(column: "created_at" | "updated_at") {
  return {
    ...made("time", Type.String(), column),
    sort: [column],
    filter: { kind: "time", value: (eb: OnOpportunities) => eb.ref(`opportunities.${column}`) },
  } as const satisfies Field<"opportunities">;
}
