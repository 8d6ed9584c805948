import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import { canOpportunity, coversOpportunity } from "../access/reachable.ts";
import type { ReachedOpportunity } from "../access/reachable.ts";
import { holds, reachOf } from "../access/rights.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import { all, plainly, someRow } from "../database/condition.ts";
import type { Field } from "../database/field.ts";
import { ownKey } from "../database/own-field.ts";
import { asField } from "../fields/own-as-field.ts";
import { customOf } from "../fields/shown-own.ts";
import { companyOf, contactsOf, opportunityFields } from "./fields.ts";
import { shownName } from "./stage-names.ts";

/** What the rights module needs to know of a row, read along with it and taken off before it leaves. */
export const reachedJson = sql<ReachedOpportunity>`json_build_object('id', opportunities.id, 'ownerId', opportunities.owner_id)`;

const offered: readonly Action[] = ["edit", "delete", "assign"];

/** What the actor may do with an opportunity: the page shows these and computes no rights itself. */
export function mayOf(actor: Actor, opportunity: ReachedOpportunity): string[] {
  return [
    ...offered.filter((action) => canOpportunity(actor, action, opportunity)),
    ...(coversOpportunity(actor, reachOf(actor, "audit", "see"), opportunity) ? ["audit"] : []),
  ];
}

/** Pipelines are the installation's, like its other settings. */
export function mayManagePipelines(actor: Actor): boolean {
  return holds(actor, "management.settings", "open");
}

/** The fields as this actor sees them: people and companies beyond his sight are neither told nor found, stages are called in his language. */
export function fieldsFor(actor: Actor) {
  const [people, firms] = [seenContacts(actor), seenCompanies(actor)];
  const { contacts, company, pipeline, stage } = opportunityFields;
  const ofStage = (value: RawBuilder<unknown>) =>
    sql`(select ${value} from stages s where s.id = opportunities.stage_id)`;
  return {
    ...opportunityFields,
    contacts: {
      ...contacts,
      value: () => contactsOf(people),
      filter: {
        ...contacts.filter,
        some: (test: Parameters<typeof contacts.filter.some>[0]) =>
          someRow(sql`opportunities.id`, {
            from: sql`opportunity_contacts oc join contacts on contacts.id = oc.contact_id`,
            of: sql`oc.opportunity_id`,
            where: all([plainly(test(sql`oc.contact_id`)), plainly(people)])("match"),
          }),
      },
    },
    company: {
      ...company,
      value: () => companyOf(firms),
      filter: {
        ...company.filter,
        value: () =>
          sql<string>`(select companies.id from companies where companies.id = opportunities.company_id and ${firms})`,
      },
    },
    pipeline: {
      ...pipeline,
      value: () =>
        ofStage(sql`json_build_object('id', s.pipeline_id, 'name',
          (select ${shownName(actor.language, "p")} from pipelines p where p.id = s.pipeline_id))`),
    },
    stage: {
      ...stage,
      value: () =>
        ofStage(sql`json_build_object('id', s.id, 'name', ${shownName(actor.language, "s")}, 'kind', s.kind)`),
    },
  };
}

export type OpportunityFields = Readonly<Record<string, Field<"opportunities">>>;

/** The same with those of the installation's own, as `custom.<key>`: what lists are asked for and narrowed by. */
export function opportunityFieldsFor(actor: Actor): OpportunityFields {
  const own = actor.own.opportunities.map((field) => [ownKey(field.key), asField("opportunities", field)]);
  return { ...fieldsFor(actor), ...Object.fromEntries(own) };
}

/** `custom` as the actor may see it; of the asked keys only, where some are asked. */
export const shownCustom = customOf("opportunities");
