import { randomBytes } from "node:crypto";
import { hasAdministrator, insertAdministrator, takeInstallation } from "../src/access/first-administrator.ts";
import { hashPassword } from "../src/access/password.ts";
import type { Tx } from "../src/database/transaction.ts";

export interface SignIn {
  email: string;
  password: string;
}

/** Who makes the demo: the administrator of longest standing, or Marta, who then becomes the first one. */
export async function findOrMakeAdministrator(tx: Tx): Promise<{ contactId: string; signIn: SignIn | undefined }> {
  await takeInstallation(tx);
  if (await hasAdministrator(tx)) return { contactId: await oldestAdministrator(tx), signIn: undefined };
  const signIn = { email: "marta@acquaint.example", password: randomBytes(12).toString("base64url") };
  const passwordHash = await hashPassword(signIn.password);
  const contactId = await insertAdministrator(tx, {
    ...signIn,
    firstName: "Marta",
    lastName: "Lindqvist",
    language: "en",
    timeZone: "",
    passwordHash,
    address: undefined,
  });
  await tx.updateTable("installation").set({ set_up_token_hash: null, set_up_at: new Date() }).execute();
  return { contactId, signIn };
}

async function oldestAdministrator(tx: Tx): Promise<string> {
  const { id } = await tx
    .selectFrom("contacts as c")
    .innerJoin("access_groups as g", "g.id", "c.access_group_id")
    .select("c.id")
    .where("g.standing", "=", "administrator")
    .where("c.live", "=", true)
    .where("c.status", "=", "active")
    .orderBy("c.created_at")
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
