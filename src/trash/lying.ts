import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import {
  reachableCompanies,
  reachableContacts,
  reachableOpportunities,
  reachesAllCompanies,
  reachesAllContacts,
  reachesAllOpportunities,
} from "../access/reachable.ts";
import { reachableEquipment, reachesAllEquipment } from "../access/reach-equipment.ts";
import { followsRecord, madeWithin, type RecordKind } from "../access/record-kind.ts";
import { mayEditGroups } from "../contact-groups/show.ts";
import type { Tables } from "../database/tables.ts";
import { filesInSight } from "../files/read-files.ts";
import { refuseField } from "../http/refusal.ts";
import { beginningOf } from "../lists/beginning.ts";
import { mayManagePipelines } from "../opportunities/may.ts";
import { deletableTasks } from "../tasks/purge.ts";
import { isDay } from "../values/day.ts";
import { deletableViews } from "../views/purge.ts";
import type { ViewedLists } from "../views/viewed-list.ts";
import { trashKinds, type TrashKind, type TrashWish } from "./api.ts";

/** What decides who sees what hangs on something else: the kinds of records of notes, files and tasks, and the lists of views. */
export interface Hosts {
  records: readonly RecordKind[];
  lists: ViewedLists;
}

/** Where each kind lies. What hangs on a record that was deleted itself goes and comes with it. */
const places: Readonly<Record<TrashKind, RawBuilder<unknown>>> = {
  contact: sql`contacts where merged_into_id is null`,
  company: sql`companies where true`,
  opportunity: sql`opportunities where true`,
  equipment: sql`equipment where true`,
  contactGroup: sql`contact_groups where true`,
  note: sql`notes where true`,
  file: sql`files where role = 'attached'`,
  task: sql`tasks where true`,
  view: sql`views where true`,
  pipeline: sql`pipelines where true`,
  stage: sql`stages where exists (select from pipelines p where p.id = stages.pipeline_id and p.deleted_at is null)`,
};

/** Rows `(id, kind, deleted_at)` of what lies in the trash, whoever may see it; `beyond` and `order` go along the index of each kind. */
export function lying(
  actor: Actor,
  { kind, from, to }: TrashWish,
  beyond: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const since = from === undefined ? sql`` : sql`and deleted_at >= ${beginningOf(actor.timeZone, from, "/from")}`;
  const until = to === undefined ? sql`` : sql`and deleted_at < ${beginningOf(actor.timeZone, to, "/to", 1)}`;
  const kinds = kind === undefined ? trashKinds : [kind];
  const each = kinds.map(
    (one) =>
      sql`(select id, ${one}::text as kind, deleted_at from ${places[one]} and deleted_at is not null ${since} ${until} ${beyond} ${order})`,
  );
  return sql`(select * from (${sql.join(each, sql` union all `)}) as lying ${order})`;
}

/** Refuses (422) a day that no calendar has, where it stands. */
export function checkDays({ from, to }: TrashWish, where: "" | "/query"): void {
  for (const [key, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) refuseField(`${where}/${key}`, "day");
}

/** The WHERE of such rows (`l`) whom the actor may take out of the trash: the right to delete, and sight of what a note, file or task hangs on. */
export function mayTakeOut({ records, lists }: Hosts, actor: Actor): RawBuilder<boolean> {
  const people = reachableContacts(actor, "delete")(expressionBuilder<Tables, "contacts">());
  const firms = reachableCompanies(actor, "delete")(expressionBuilder<Tables, "companies">());
  // Whoever may delete all of a kind need not be asked of each: a trash may hold a million.
  const all = sql`true`;
  const onRecord = { kind: sql`n.subject_kind`, id: sql`n.subject_id` };
  const ways: readonly (readonly [TrashKind, RawBuilder<unknown>])[] = [
    [
      "contact",
      reachesAllContacts(actor, "delete")
        ? all
        : sql`exists (select from contacts where contacts.id = l.id and ${people})`,
    ],
    [
      "company",
      reachesAllCompanies(actor, "delete")
        ? all
        : sql`exists (select from companies where companies.id = l.id and ${firms})`,
    ],
    [
      "opportunity",
      reachesAllOpportunities(actor, "delete")
        ? all
        : sql`exists (select from opportunities where opportunities.id = l.id and ${reachableOpportunities(actor, "delete")})`,
    ],
    [
      "equipment",
      reachesAllEquipment(actor, "delete")
        ? all
        : sql`exists (select from equipment where equipment.id = l.id and ${reachableEquipment(actor, "delete")})`,
    ],
    ["contactGroup", sql`${mayEditGroups(actor)}`],
    [
      "note",
      sql`exists (select from notes n where n.id = l.id and ${followsRecord(records, actor, "notes", "see", onRecord)}
        and ${madeWithin(actor, "notes", "delete", sql`n.author_id`)})`,
    ],
    [
      "file",
      sql`exists (select from files f where f.id = l.id and ${filesInSight(records, actor)}
        and ${madeWithin(actor, "files", "delete", sql`f.made_by_id`)})`,
    ],
    ["task", sql`exists (select from tasks where tasks.id = l.id and ${deletableTasks(records, actor)})`],
    ["view", sql`exists (select from views v where v.id = l.id and ${deletableViews(actor, lists)})`],
    ["pipeline", sql`${mayManagePipelines(actor)}`],
    ["stage", sql`${mayManagePipelines(actor)}`],
  ];
  return sql<boolean>`case l.kind ${sql.join(
    ways.map(([kind, way]) => sql`when ${kind} then ${way}`),
    sql` `,
  )} else false end`;
}

/** Who moved a row (`l`) there and in which batch, as `d`; of notes and files their record's journal tells it. */
export const deletion: RawBuilder<unknown> = sql`lateral (
  select a.actor_id, a.batch_id from audit a
  where a.subject_id = coalesce(
      case l.kind when 'note' then (select subject_id from notes where id = l.id) when 'file' then (select subject_id from files where id = l.id) end, l.id)
    and case l.kind when 'note' then a.action = 'noteDeleted' and a.change -> 'note' ->> 0 = l.id::text
      when 'file' then a.action = 'fileDeleted' and a.change -> 'file' ->> 0 = l.id::text else a.action = 'deleted' end
  order by a.at desc, a.id desc limit 1)`;
