import type { FastifyReply } from "fastify";
import type { Kysely } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Mount } from "../access/door.ts";
import type { Tables } from "../database/tables.ts";
import { refuseField } from "../http/refusal.ts";
import { sendCsv } from "../http/send-csv.ts";
import { isId } from "../values/uuid.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { companiesOut } from "./companies/companies-out.ts";
import { peopleOut } from "./contacts/people-out.ts";
import { equipmentOut } from "./equipment/equipment-out.ts";
import type { KindOut, ListQuery } from "./export-kind.ts";
import { exportRecords, type ExportWish } from "./export-records.ts";

/** The exports, each for the rows of its list. */
export function exportRoutes(mount: Mount): void {
  mount.raw(api.exportContacts, async ({ db, actor, query: { ids, ...asked }, request, reply }) =>
    send(reply, peopleOut, { db, actor, language: request.language }, parted(asked, idsIn(ids))),
  );
  mount.raw(api.exportSelected, async ({ db, actor, body: { ids, ...asked }, request, reply }) =>
    send(reply, peopleOut, { db, actor, language: request.language }, parted(asked, ids)),
  );
  mount.raw(api.exportCompanies, async ({ db, actor, query: { ids, ...asked }, request, reply }) =>
    send(reply, companiesOut, { db, actor, language: request.language }, parted(asked, idsIn(ids))),
  );
  mount.raw(api.exportSelectedCompanies, async ({ db, actor, body: { ids, ...asked }, request, reply }) =>
    send(reply, companiesOut, { db, actor, language: request.language }, parted(asked, ids)),
  );
  mount.raw(api.exportEquipment, async ({ db, actor, query: { ids, ...asked }, request, reply }) =>
    send(reply, equipmentOut, { db, actor, language: request.language }, parted(asked, idsIn(ids))),
  );
  mount.raw(api.exportSelectedEquipment, async ({ db, actor, body: { ids, ...asked }, request, reply }) =>
    send(reply, equipmentOut, { db, actor, language: request.language }, parted(asked, ids)),
  );
}

interface Asker {
  db: Kysely<Tables>;
  actor: Actor;
  language: string;
}

type Form = Omit<ExportWish, "delimiter"> & { delimiter?: string; format?: string };

/** How it is written, and what is asked of the list. */
function parted<Query extends Form>({ delimiter, format, columns, fields, sort, ...query }: Query, ids: Form["ids"]) {
  return { form: { delimiter, format, columns, fields, sort, ids }, query };
}

async function send<Query extends ListQuery>(
  reply: FastifyReply,
  kind: KindOut<Query>,
  { db, actor, language }: Asker,
  { form: { delimiter, ...form }, query }: { form: Form; query: Query },
): Promise<FastifyReply> {
  const leaving = new AbortController();
  reply.raw.once("close", () => leaving.abort());
  const wish = { ...form, delimiter: delimiter === "excel" ? listSeparator(language) : (delimiter ?? ",") };
  const say = words(language);
  const name = say(`transfer:exportName.${kind.kind}`, { day: new Date().toISOString().slice(0, 10) });
  return sendCsv(reply, name, exportRecords(kind, db, actor, wish, query, say, leaving.signal));
}

/** What spreadsheets of a language expect: a semicolon where the comma is the decimal sign. */
function listSeparator(language: string): string {
  const decimal = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
  return decimal === "," ? ";" : ",";
}

const mostIds = 10_000;

function idsIn(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const ids = [
    ...new Set(
      text
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
    ),
  ];
  if (ids.length > mostIds) refuseField("/query/ids", "tooMany", { limit: mostIds });
  if (!ids.every(isId)) refuseField("/query/ids", "format");
  return ids;
}
