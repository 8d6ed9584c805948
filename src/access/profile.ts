import { sql } from "kysely";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { canonicalLanguage } from "../values/language.ts";
import { canonicalTimeZone } from "../values/time-zone.ts";
import type { Actor } from "./actor.ts";

/** Changes one's own language and time zone, and whether mail comes when one is mentioned and of what one follows; everybody may. */
export async function updateProfile(
  tx: Tx,
  actor: Actor,
  wish: { language?: string; timeZone?: string; mentionsByMail?: boolean; followsByMail?: boolean },
): Promise<void> {
  const before = await tx
    .selectFrom("contacts")
    .select(["language", "time_zone", "mentions_by_mail", "follows_by_mail"])
    .where("id", "=", actor.id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!before) refuseAsAbsent();
  const language = wish.language === undefined ? before.language : checkedLanguage(wish.language);
  const timeZone = wish.timeZone === undefined ? before.time_zone : checkedTimeZone(wish.timeZone);
  const { mentionsByMail = before.mentions_by_mail, followsByMail = before.follows_by_mail } = wish;
  const change: Change = {
    ...(language !== before.language && { language: [before.language, language] }),
    ...(timeZone !== before.time_zone && { timeZone: [before.time_zone, timeZone] }),
    ...(mentionsByMail !== before.mentions_by_mail && { mentionsByMail: [before.mentions_by_mail, mentionsByMail] }),
    ...(followsByMail !== before.follows_by_mail && { followsByMail: [before.follows_by_mail, followsByMail] }),
  };
  if (Object.keys(change).length === 0) return;
  await tx
    .updateTable("contacts")
    .set({
      language,
      time_zone: timeZone,
      mentions_by_mail: mentionsByMail,
      follows_by_mail: followsByMail,
      version: sql`version + 1`,
      updated_at: sql`now()`,
    })
    .where("id", "=", actor.id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "contact", subjectId: actor.id, action: "updated", change }]);
}

/** BCP 47, in its canonical form; 422 for anything else. */
export function checkedLanguage(text: string): string {
  return canonicalLanguage(text) ?? refuseField("/language", "language");
}

/** IANA, by its present name; 422 for anything else. */
export function checkedTimeZone(text: string): string {
  return canonicalTimeZone(text) ?? refuseField("/timeZone", "timeZone");
}
