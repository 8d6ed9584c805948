import { readFileSync } from "node:fs";
import multipart from "@fastify/multipart";
import cookie from "@fastify/cookie";
import compress from "@fastify/compress";
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { openDoor } from "./access/door.ts";
import { sees } from "./access/field-rights.ts";
import { needs } from "./access/grants.ts";
import { accessRoutes } from "./access/routes.ts";
import { accessGroupRoutes } from "./access-groups/routes.ts";
import { asOfRoutes } from "./as-of/routes.ts";
import { keepMonths, keepMonthsFromNow } from "./audit/keep-months.ts";
import type { Findable } from "./access/findable.ts";
import { batchJobs } from "./batches/jobs.ts";
import { records } from "./batches/records.ts";
import { batchRoutes } from "./batches/routes.ts";
import { blocklistRoutes } from "./blocklist/routes.ts";
import { companyFields } from "./companies/fields.ts";
import { companyFindable } from "./companies/findable.ts";
import { companyRoutes } from "./companies/routes.ts";
import type { Config } from "./config.ts";
import { groupFindable } from "./contact-groups/findable.ts";
import { contactGroupRoutes } from "./contact-groups/routes.ts";
import { endBlocks } from "./contacts/end-blocks.ts";
import { contactFields } from "./contacts/fields.ts";
import { fillNameWords, fillNameWordsOnce } from "./contacts/fill-name-words.ts";
import { contactConditions } from "./contacts/list.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { companyFiltersFor } from "./companies/may.ts";
import type { Database } from "./database/connect.ts";
import { isOwnKey, ownKey, type OwnField } from "./database/own-field.ts";
import { inTransaction } from "./database/transaction.ts";
import { departmentRoutes } from "./departments/routes.ts";
import { equipmentFields } from "./equipment/fields.ts";
import { equipmentFindable } from "./equipment/findable.ts";
import { filtersFor as equipmentFilters } from "./equipment/may.ts";
import { equipmentRoutes } from "./equipment/routes.ts";
import { eventRoutes } from "./events/routes.ts";
import { askToPrepare, prepareOwnFields } from "./fields/prepare-own.ts";
import { purgeOwnValues } from "./fields/purge-values.ts";
import { fieldRoutes } from "./fields/routes.ts";
import { followRoutes } from "./follows/routes.ts";
import { mailNotices } from "./follows/mail-notices.ts";
import { tellFollowers } from "./follows/tell.ts";
import { fileRoutes } from "./files/routes.ts";
import { openStore } from "./files/store.ts";
import { sweepFiles, sweepFromNow } from "./files/sweep.ts";
import { docsRoutes } from "./http/docs.ts";
import { healthRoutes } from "./http/health.ts";
import { guardAnswers } from "./http/headers.ts";
import { limits } from "./http/limits.ts";
import { openApi } from "./http/openapi.ts";
import { servePage } from "./http/page.ts";
import { answerProblem } from "./http/problem.ts";
import { compileSerializer } from "./http/serialization.ts";
import { refuseWithoutSpace } from "./http/space.ts";
import { compileValidator } from "./http/validation.ts";
import { filterCondition } from "./lists/filter.ts";
import { journalRoutes } from "./journal/routes.ts";
import type { JobList } from "./jobs/job.ts";
import { mailJobs } from "./mail/jobs.ts";
import { mailRoutes } from "./mail/routes.ts";
import { orgChartRoutes } from "./org-chart/routes.ts";
import { opportunityFields } from "./opportunities/fields.ts";
import { opportunityFieldsFor } from "./opportunities/may.ts";
import { opportunityFindable } from "./opportunities/findable.ts";
import { opportunityRoutes } from "./opportunities/routes.ts";
import { noteRoutes } from "./notes/routes.ts";
import { mailMentions } from "./notifications/mail-mentions.ts";
import { mailTasks } from "./notifications/mail-tasks.ts";
import { notificationRoutes } from "./notifications/routes.ts";
import { recentRoutes } from "./recent/routes.ts";
import { contactFindable } from "./search/contact-findable.ts";
import { searchRoutes } from "./search/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { tagRoutes } from "./tags/routes.ts";
import { ringReminders } from "./tasks/ring.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { timelineRoutes } from "./timeline/routes.ts";
import { trashRoutes } from "./trash/routes.ts";
import { runPurge } from "./trash/run-purge.ts";
import { tokenRoutes } from "./tokens/routes.ts";
import { transferJobs } from "./transfer/jobs.ts";
import { transferRoutes } from "./transfer/routes.ts";
import { userJobs } from "./users/jobs.ts";
import { userRoutes } from "./users/routes.ts";
import { whyRoutes } from "./why/routes.ts";
import { viewRoutes } from "./views/routes.ts";
import type { ViewedLists } from "./views/viewed-list.ts";
import { workRoutes } from "./work/routes.ts";

export interface Place {
  database: Database;
  config: Config;
  log: Logger;
}

/** The kinds of records that are found by typing; of equally close ones the first stands before the others. */
const findables: readonly Findable[] = [
  contactFindable,
  companyFindable,
  opportunityFindable,
  equipmentFindable,
  groupFindable,
];

/** The lists that have views. */
const lists: ViewedLists = {
  contacts: {
    see: needs("contacts.clients:see", "contacts.agents:see"),
    check: (_tx, actor, filter) => contactConditions(actor, "see", { filter }),
    hides: (actor, field) => !sees(actor, field) || isGone(field, actor.own.contacts),
  },
  companies: {
    see: needs("companies:see"),
    check: (_tx, actor, filter) => filterCondition(filter, "companies", companyFiltersFor(actor), actor),
    hides: (actor, field) => isGone(field, actor.own.companies),
  },
  opportunities: {
    see: needs("opportunities:see"),
    check: (_tx, actor, filter) => filterCondition(filter, "opportunities", opportunityFieldsFor(actor), actor),
    hides: (actor, field) => isGone(field, actor.own.opportunities),
  },
  equipment: {
    see: needs("equipment:see"),
    check: (_tx, actor, filter) => filterCondition(filter, "equipment", equipmentFilters(actor), actor),
    hides: (actor, field) => isGone(field, actor.own.equipment),
  },
  // Contact groups come all at once, and there is nothing to filter them by.
  contactGroups: {
    see: needs("contacts.clients:see", "contacts.agents:see"),
    check: (_tx, actor, filter) => filterCondition(filter, "contact_groups", {}, actor),
    hides: () => false,
  },
};

/** Every job of the house. */
export const jobs: JobList = [
  fillNameWords,
  endBlocks,
  keepMonths,
  prepareOwnFields,
  purgeOwnValues,
  sweepFiles,
  mailMentions(records),
  tellFollowers(records),
  mailNotices(records),
  mailTasks(records),
  ringReminders(records),
  runPurge({ records, lists }),
  ...batchJobs,
  ...mailJobs,
  ...transferJobs,
  ...userJobs,
];

/** What every start asks for, once the jobs run. */
export async function askAtStart({ database }: Pick<Place, "database">): Promise<void> {
  await fillNameWordsOnce(database.db);
  await inTransaction(database.db, keepMonthsFromNow);
  await inTransaction(database.db, askToPrepare);
  await inTransaction(database.db, sweepFromNow);
}

/** Mounts every room: this list is the table of contents of the server. */
export async function buildApp({ database, config, log }: Place): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = log;
  const app = Fastify({ ...limits(config), loggerInstance: logger });
  const store = openStore(config.dataDir);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(answerProblem);
  guardAnswers(app, config);
  await app.register(cookie);
  await app.register(compress, { threshold: 2048, encodings: ["br", "gzip"] });
  await app.register(multipart, { throwFileSizeLimit: true });

  if (database.alone) refuseWithoutSpace(app, config);
  const mount = openDoor(app, database, config);
  accessRoutes(mount, config);
  tokenRoutes(mount);
  fieldRoutes(mount, {
    contacts: { fields: contactFields, required: ["firstName", "lastName"] },
    companies: { fields: companyFields, required: ["name"] },
    opportunities: { fields: opportunityFields, required: ["name"] },
    equipment: { fields: equipmentFields, required: ["name"] },
  });
  accessGroupRoutes(mount);
  departmentRoutes(mount);
  contactRoutes(mount, store);
  userRoutes(mount, config);
  batchRoutes(mount);
  contactGroupRoutes(mount);
  companyRoutes(mount);
  opportunityRoutes(mount);
  equipmentRoutes(mount, config);
  noteRoutes(mount, records);
  fileRoutes(mount, records, store, config);
  taskRoutes(mount, records);
  timelineRoutes(mount, records);
  asOfRoutes(mount);
  orgChartRoutes(mount);
  notificationRoutes(mount, records);
  followRoutes(mount);
  settingsRoutes(mount, config, store);
  tagRoutes(mount);
  viewRoutes(mount, lists);
  blocklistRoutes(mount);
  searchRoutes(mount, findables);
  recentRoutes(mount, findables);
  trashRoutes(mount, { records, lists });
  whyRoutes(mount);
  journalRoutes(mount);
  transferRoutes(mount, config);
  mailRoutes(mount, config);
  workRoutes(mount);
  eventRoutes(mount, app, database, log);

  healthRoutes(app, database);
  app.get("/api/v1/openapi.json", () => openApi(mount.mounted, version, config.baseUrl));
  docsRoutes(app);
  await servePage(app, mount.mounted);
  return app;
}

/** An own field that views still name is hidden or deleted. */
function isGone(field: string, own: readonly OwnField[]): boolean {
  return isOwnKey(field) && !own.some(({ key }) => ownKey(key) === field);
}

const version: string = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
