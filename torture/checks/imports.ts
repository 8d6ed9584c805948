import { isDeepStrictEqual } from "node:util";
import type { FileFact } from "../book.ts";
import type { Check, Finding } from "../checks.ts";
import type { Query } from "../query.ts";

/** At any moment an import's marks, counts, journal and people agree; when it is done, each row of the file has had its effect once; undone, none. */
export const imports: Check = {
  name: "imports",
  async find({ book, query, last }) {
    // An import that is over and was found right stays right: between the faults only the latest are looked at.
    const files = [...book.files.values()].slice(last ? 0 : -4);
    const findings: Finding[] = [];
    for (const file of files) {
      const rows = await query("select * from imports where file_name = $1", [`${file.name}.csv`]);
      if (rows.length > 1) findings.push({ kind: "twice", words: `${file.name} was uploaded ${rows.length} times` });
      const [row] = rows;
      if (row) findings.push(...(await findIn(query, file, row)));
      else if (file.stage !== "asked")
        findings.push({ kind: "lost", words: `the import of ${file.name} is not there` });
    }
    return findings;
  },
};

type Row = Awaited<ReturnType<Query>>[number];

async function findIn(query: Query, file: FileFact, row: Row): Promise<Finding[]> {
  const findings: Finding[] = [];
  const say = (kind: Finding["kind"], words: string) =>
    void findings.push({ kind, words: `${file.name} (${row.state}): ${words}` });
  const stages: Record<string, readonly string[]> = {
    run: ["uploaded", "checking", "ready", "running", "done"],
    done: ["done"],
    undo: ["done", "running", "undone"],
    undone: ["undone"],
  };
  if (stages[file.stage]?.includes(row.state) === false) say("lost", `it should be at "${file.stage}"`);
  if (row.batch_id === null) return findings;

  const [found] = await query(
    `select
      (select count(*) filter (where outcome = 'create')::int from import_rows where import_id = $1 and applied_at is not null) as created,
      (select count(*) filter (where outcome = 'update')::int from import_rows where import_id = $1 and applied_at is not null) as updated,
      (select count(*)::int from import_rows where import_id = $1 and applied_at is not null) as applied,
      (select count(*)::int from import_rows where import_id = $1) as staged,
      (select count(*) filter (where action = 'created')::int from audit where batch_id = $2 and subject_kind = 'contact') as "journalCreated",
      (select count(*) filter (where action = 'updated')::int from audit where batch_id = $2 and subject_kind = 'contact') as "journalUpdated",
      (select count(*) filter (where action = 'deleted')::int from audit where batch_id = $3 and subject_kind = 'contact') as "journalDeleted",
      (select count(*) filter (where action = 'updated')::int from audit where batch_id = $3 and subject_kind = 'contact') as "journalPutBack",
      (select count(*)::int from contacts where nickname like $4) as people,
      (select count(distinct nickname)::int from contacts where nickname like $4) as "peopleOnce",
      (select count(*)::int from contacts where nickname like $4 and deleted_at is not null) as binned,
      (select count(*)::int from contacts where job_title = $5 and deleted_at is null) as titled`,
    [row.id, row.batch_id, row.undo_batch_id, `${file.name}#%`, file.title],
  );
  const { created, updated } = found;
  if (found.people !== found.peopleOnce) say("twice", `${found.people} people, ${found.peopleOnce} of them different`);
  if (created !== found.people) say("half", `${created} rows marked as created, ${found.people} people`);
  if (created !== found.journalCreated)
    say("half", `${created} rows marked as created, ${found.journalCreated} in the journal`);
  if (updated !== found.journalUpdated)
    say("half", `${updated} rows marked as updated, ${found.journalUpdated} in the journal`);
  if ((row.counts.created ?? 0) !== created)
    say("half", `it counts ${row.counts.created} created, ${created} are marked`);
  if ((row.counts.updated ?? 0) !== updated)
    say("half", `it counts ${row.counts.updated} updated, ${updated} are marked`);
  if (found.staged !== file.rows) say("twice", `${found.staged} rows read of ${file.rows}`);
  if (row.undo_batch_id === null && row.rows_done !== found.applied)
    say("half", `${row.rows_done} rows done, ${found.applied} marked`);
  if (found.binned !== found.journalDeleted)
    say("half", `${found.binned} people in the trash, ${found.journalDeleted} in the journal`);

  if (row.undo_batch_id === null) {
    if (row.state !== "done") return findings;
    const {
      created: c,
      updated: u,
      skipped: s,
      invalid: i,
    } = { created: 0, updated: 0, skipped: 0, invalid: 0, ...row.counts };
    const counted = { created: c, updated: u, skipped: s, invalid: i };
    if (!isDeepStrictEqual(counted, file.counts))
      say(
        created > file.counts.created ? "twice" : "lost",
        `counts ${JSON.stringify(counted)}, not ${JSON.stringify(file.counts)}`,
      );
  } else if (row.state === "undone") {
    if (found.binned !== file.counts.created)
      say("lost", `${found.binned} of ${file.counts.created} people taken back`);
    if (found.journalPutBack !== file.counts.updated)
      say("lost", `${found.journalPutBack} of ${file.counts.updated} changes put back`);
    if (found.titled !== 0) say("lost", `${found.titled} people still have its title`);
  }
  return findings;
}
