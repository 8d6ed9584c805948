import { sql, type Kysely } from "kysely";
import type { Secrets } from "../database/secret-key.ts";
import type { Tables } from "../database/tables.ts";
import type { MailSecurity } from "../database/tables/mail.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { words } from "../words/words.ts";
import type { showMailSettings as declared } from "./api.ts";

/** Where mail is handed over, and as whom. */
export interface MailSettings {
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  password: string;
  /** PEM; trusted besides the known authorities. */
  certificate: string;
  fromAddress: string;
  /** The organisation's where none is set for mail. */
  fromName: string;
}

/** Why no mail can leave: nothing is set up, or the password was sealed by a key that is not here. */
export type Unset = "unset" | "passwordLost";

/** What the sealed password belongs to. */
export const about = "mail settings";

export async function findSettings(db: Kysely<Tables>, secrets: Secrets): Promise<MailSettings | Unset> {
  const row = await db
    .selectFrom("mail_settings")
    .selectAll()
    .select((eb) => eb.selectFrom("installation").select("name").as("house"))
    .executeTakeFirst();
  if (!row) return "unset";
  const password = row.sealed_password === null ? "" : secrets.unseal(about, row.sealed_password);
  if (password === undefined) return "passwordLost";
  return {
    host: row.host,
    port: row.port,
    security: row.security,
    user: row.user_name,
    password,
    certificate: row.certificate,
    fromAddress: row.from_address,
    fromName: row.from_name || (row.house ?? ""),
  };
}

/** The settings without their password, why mail cannot leave with them, and how much of it waits. */
export async function showMailSettings(tx: Tx, secrets: Secrets, language: string): Promise<ReplyOf<typeof declared>> {
  const row = await tx.selectFrom("mail_settings").selectAll().executeTakeFirst();
  const found = await findSettings(tx, secrets);
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select (select count(*)::int from outbox where state in ('waiting', 'sending')) as waiting,
      (select count(*)::int from outbox where state = 'failed') as failed`.execute(tx);
  return {
    settings: row
      ? {
          host: row.host,
          port: row.port,
          security: row.security,
          user: row.user_name,
          hasPassword: row.sealed_password !== null,
          certificate: row.certificate,
          fromAddress: row.from_address,
          fromName: row.from_name,
        }
      : null,
    problem: typeof found === "string" ? { code: found, text: words(language)(`mail:problem.${found}`) } : null,
    waiting: rows[0]?.waiting ?? 0,
    failed: rows[0]?.failed ?? 0,
  };
}
