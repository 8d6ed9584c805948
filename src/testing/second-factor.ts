import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { generateSync } from "otplib";
import { seedOf } from "../access/second-factor-check.ts";
import { newSeed } from "../access/totp.ts";
import { openSecrets } from "../database/secret-key.ts";
import type { Person } from "./builders.ts";
import type { World } from "./world.ts";

/** Gives somebody a second factor, as if set up long ago; its seed, for `codeOf`. */
export async function aSecondFactor({ db, config }: Pick<World, "db" | "config">, person: Person): Promise<string> {
  const seed = newSeed();
  await db
    .insertInto("second_factors")
    .values({
      contact_id: person.id,
      secret: openSecrets(config).seal(seedOf(person.id), seed),
      confirmed_at: sql<Date>`now() - interval '1 day'`,
    })
    .execute();
  return seed;
}

/** What the authenticator app shows so many steps of thirty seconds from now. */
export function codeOf(seed: string, steps = 0): string {
  return generateSync({ secret: seed, epoch: Math.floor(Date.now() / 1_000) + steps * 30 });
}

/** Waits for the next step where the present one is nearly over: a code of the step before it would be too old when it arrives. */
export async function aYoungStep(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 6_000) await wait(left);
}

/** Codes may be taken anew, as if half a minute had gone by. */
export async function forgetSteps({ db }: Pick<World, "db">): Promise<void> {
  await db.updateTable("second_factors").set({ last_step: 0 }).execute();
}
