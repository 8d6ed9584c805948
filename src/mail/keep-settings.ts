import { X509Certificate } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Secrets } from "../database/secret-key.ts";
import type { Change } from "../database/tables/audit.ts";
import type { MailSecurity } from "../database/tables/mail.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { isCleanText } from "../values/text.ts";
import type { putMailSettings as declared } from "./api.ts";
import { wakeWaiting } from "./queue.ts";
import { about } from "./settings.ts";

type Wish = BodyOf<typeof declared>;

interface Row {
  host: string;
  port: number;
  security: MailSecurity;
  user_name: string;
  certificate: string;
  from_address: string;
  from_name: string;
}

interface SealedRow extends Row {
  sealed_password: string | null;
}

/** Keeps the settings; mail that waits is tried with them at once. A password that is not said stays, but goes to no other server (422). */
export async function keepMailSettings(tx: Tx, actor: Actor, secrets: Secrets, wish: Wish): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mail_settings'))`.execute(tx);
  const before = await tx.selectFrom("mail_settings").selectAll().executeTakeFirst();
  const row = check(wish);
  const after = { ...row, sealed_password: sealedPassword(secrets, wish.password, row, before) };
  await tx
    .insertInto("mail_settings")
    .values(after)
    .onConflict((conflict) => conflict.column("only_one").doUpdateSet({ ...after, updated_at: sql<Date>`now()` }))
    .execute();
  const change = differenceOf(before, after);
  if (Object.keys(change).length > 0) {
    await recordChanges(tx, actor, [
      { subjectKind: "installation", subjectId: installation, action: "mailSettingsChanged", change },
    ]);
  }
  await wakeWaiting(tx);
}

/** What stands in the journal for the installation itself. */
export const installation = "00000000-0000-0000-0000-000000000000";

function check(wish: Wish): Row {
  const from = parseEmailAddress(wish.fromAddress);
  if ("problem" in from) refuseField("/fromAddress", "email");
  const fromName = (wish.fromName ?? "").trim();
  const user = wish.user ?? "";
  const certificate = (wish.certificate ?? "").trim();
  if (!isOneLine(fromName)) refuseField("/fromName", "text");
  if (!isOneLine(user)) refuseField("/user", "text");
  if (certificate !== "" && !isCertificate(certificate)) refuseField("/certificate", "certificate");
  return {
    host: wish.host,
    port: wish.port,
    security: wish.security,
    user_name: user,
    certificate,
    from_address: from.normalised,
    from_name: fromName,
  };
}

function isOneLine(text: string): boolean {
  return isCleanText(text) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

const toServer = ["host", "port", "security", "user_name", "certificate"] as const;

/** Who could point the settings to a server of his own would be told the password by it: another one needs it anew. */
function sealedPassword(
  secrets: Secrets,
  password: string | null | undefined,
  after: Row,
  before: SealedRow | undefined,
): string | null {
  if (after.user_name === "" || password === null || password === "") return null;
  if (password !== undefined) {
    if (!isOneLine(password)) refuseField("/password", "text");
    return secrets.seal(about, password);
  }
  if (!before || before.sealed_password === null) return null;
  if (toServer.some((column) => before[column] !== after[column])) refuseField("/password", "required");
  return before.sealed_password;
}

/** The journal knows that there is another password, not which. */
function differenceOf(before: SealedRow | undefined, after: SealedRow): Change {
  const names = {
    host: "host",
    port: "port",
    security: "security",
    user_name: "user",
    certificate: "certificate",
    from_address: "fromAddress",
    from_name: "fromName",
  } as const;
  const change: Change = {};
  for (const column of [...toServer, "from_address", "from_name"] as const)
    if (before?.[column] !== after[column]) change[names[column]] = [before?.[column] ?? null, after[column]];
  if ((before?.sealed_password ?? null) !== after.sealed_password)
    change["password"] = [before ? before.sealed_password !== null : false, after.sealed_password !== null];
  return change;
}
