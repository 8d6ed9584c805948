import { sql, type Kysely } from "kysely";
import { Type } from "typebox";
import { nameWords } from "../access/first-administrator.ts";
import type { Tables } from "../database/tables.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";
import { words } from "../values/text.ts";
import { keepNameWords } from "./name-words.ts";

const setSize = 5_000;

/** Reads the names of people who were here before their words were kept: a set at a time, each asking for the next. */
export const fillNameWords = job({
  name: nameWords,
  payload: Type.Object({ after: Type.String() }),
  run: ({ db }, { after }) =>
    inTransaction(db, async (tx) => {
      const read = await sql<{ id: string; names: string }>`
        select id, concat_ws(' ', first_name, middle_name, last_name, nickname) as names
        from contacts where id > ${after} order by id limit ${setSize}`.execute(tx);
      await keepNameWords(
        tx,
        read.rows.flatMap(({ names }) => words(names)),
      );
      const last = read.rows.at(-1);
      if (last && read.rows.length === setSize) await askForMore(tx, last.id);
    }),
});

/** At a start: the job is asked for where there are people and no words. */
export async function fillNameWordsOnce(db: Kysely<Tables>): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ lacking: boolean }>`
      select exists (select from search_texts) and not exists (select from name_words) as lacking`.execute(tx);
    if (rows[0]?.lacking) await askForMore(tx, "00000000-0000-0000-0000-000000000000");
  });
}

async function askForMore(tx: Tx, after: string): Promise<void> {
  await addJob(tx, nameWords, { after }, { key: nameWords });
}
