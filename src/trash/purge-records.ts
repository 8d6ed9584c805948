import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { AuditKind } from "../audit/actions.ts";
import { eraseEntries, eraseTold } from "../audit/erase.ts";
import { recordChanges } from "../audit/record.ts";
import { dropCompanies, forgetInCompanies, holdCompanies } from "../companies/purge.ts";
import { dropContactGroups, forgetInContactGroups, holdContactGroups } from "../contact-groups/purge.ts";
import { dropContacts, forgetInContacts, holdContacts } from "../contacts/purge.ts";
import type { Tx } from "../database/transaction.ts";
import { dropEquipment, forgetInEquipment, holdEquipment } from "../equipment/purge.ts";
import { dropFiles, findFilesOn, holdFiles } from "../files/purge.ts";
import { addJob } from "../jobs/add.ts";
import { dropNotes, findNotesOn, holdNotes } from "../notes/purge.ts";
import { dropPipelines, findStagesOf, holdPipelines, holdStages } from "../opportunities/purge-pipelines.ts";
import { dropOpportunities, forgetInOpportunities, holdOpportunities } from "../opportunities/purge.ts";
import { forgetInRecent } from "../recent/forget.ts";
import { findTasksOn } from "../tasks/find-on.ts";
import { dropTasks, holdTasks } from "../tasks/purge.ts";
import { forgetInViews } from "../views/forget.ts";
import { dropViews, holdViews } from "../views/purge.ts";
import type { Hosts } from "./lying.ts";

interface PurgedRecords {
  /** Those of the ids that were asked for. */
  done: string[];
  /** People who own what is there. */
  owning: string[];
  /** Everything that is gone for good, and is to be forgotten by whoever still names it. */
  gone: string[];
}

/**
 * Deletes records of the trash for good, as far as the actor may delete them, with everything that hangs on them: keys take
 * along what belongs to nothing else; links of records that stay are cleared, which their history tells; views and imports
 * forget them. The journal keeps that they were purged, by whom and when, and blanks what it told of them.
 */
export async function purgeRecords(
  tx: Tx,
  { records, lists }: Hosts,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<PurgedRecords> {
  const equipment = await holdEquipment(tx, actor, ids);
  const opportunities = await holdOpportunities(tx, actor, ids);
  const companies = await holdCompanies(tx, actor, ids);
  const { held: contacts, owning } = await holdContacts(tx, actor, ids);
  const groups = await holdContactGroups(tx, actor, ids);
  const notes = await holdNotes(tx, records, actor, ids);
  const files = await holdFiles(tx, records, actor, ids);
  const tasks = await holdTasks(tx, records, actor, ids);
  const views = await holdViews(tx, actor, lists, ids);
  const pipelines = await holdPipelines(tx, actor, ids);
  const stages = await holdStages(tx, actor, ids);

  const named = [...contacts, ...companies, ...files];
  await forgetInContacts(tx, actor, named, batchId);
  await forgetInCompanies(tx, actor, named, batchId);
  await forgetInOpportunities(tx, actor, named, batchId);
  await forgetInEquipment(tx, actor, [...named, ...equipment], batchId);
  await forgetInContactGroups(tx, contacts);

  const allTasks = [...tasks, ...(await findTasksOn(tx, [...contacts, ...companies, ...opportunities, ...equipment]))];
  const allStages = [...stages, ...(await findStagesOf(tx, pipelines))];
  await dropEquipment(tx, equipment);
  await dropOpportunities(tx, opportunities);
  await dropCompanies(tx, companies);
  const people = await dropContacts(tx, contacts);
  await dropContactGroups(tx, groups);
  const bearers = [...people, ...companies, ...opportunities, ...equipment];
  const allNotes = [...new Set([...notes, ...(await findNotesOn(tx, bearers))])];
  const allFiles = [...new Set([...files, ...(await findFilesOn(tx, bearers, allNotes))])];
  const hung = [...notes, ...files, ...tasks];
  const hosts = await findHosts(tx, hung);
  await dropFiles(tx, allFiles);
  await dropNotes(tx, allNotes);
  await dropTasks(tx, tasks);
  await dropViews(tx, views);
  await dropPipelines(tx, pipelines, stages);

  const gone = [...bearers, ...groups, ...allNotes, ...allFiles, ...allTasks, ...views, ...pipelines, ...allStages];
  if (gone.length === 0) return { done: [], owning, gone };
  await forgetInViews(tx, gone);
  await forgetInRecent(tx, gone);
  await eraseEntries(tx, gone);
  await eraseTold(tx, hosts, hung);
  const told: readonly (readonly [AuditKind, readonly string[]])[] = [
    ["contact", people],
    ["company", companies],
    ["opportunity", opportunities],
    ["equipment", equipment],
    ["contactGroup", groups],
    ["note", notes],
    ["file", files],
    ["task", tasks],
    ["view", views],
    ["pipeline", pipelines],
    ["stage", stages],
  ];
  await recordChanges(
    tx,
    actor,
    told.flatMap(([subjectKind, all]) =>
      all.map((subjectId) => ({ subjectKind, subjectId, action: "purged" as const })),
    ),
    batchId,
  );
  // What an import has read of them lies with the imports, a floor above.
  const read = [...people, ...companies, ...equipment];
  if (read.length > 0) await addJob(tx, "transfer.forget", { ids: read });
  const done = [contacts, companies, opportunities, equipment, groups, hung, views, pipelines, stages].flat();
  return { done, owning, gone };
}

/** The records that notes, files and tasks hang on. */
async function findHosts(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ id: string }>`
    select subject_id as id from notes where id = any(${ids}::uuid[])
    union select subject_id from files where id = any(${ids}::uuid[])
    union select subject_id from tasks where id = any(${ids}::uuid[]) and subject_id is not null`.execute(tx);
  return found.rows.map(({ id }) => id);
}
