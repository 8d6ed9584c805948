import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import { recordChanges } from "../audit/record.ts";
import type { Config } from "../config.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { isCountryCode } from "../values/country.ts";
import { isCurrencyCode } from "../values/currency.ts";
import { canonicalLanguage } from "../values/language.ts";
import { cleanText } from "../values/text.ts";
import { canonicalTimeZone } from "../values/time-zone.ts";
import type { changeSettings as declaredChange, showSettings as declared } from "./api.ts";

type Settings = ReplyOf<typeof declared>;
type Wish = Omit<BodyOf<typeof declaredChange>, "version">;

/** Stands in the journal for the installation, and owns its files. */
export const installationId = "00000000-0000-0000-0000-000000000000";

/** What the configuration says, and nobody can change here. */
type Fixed = Pick<Config, "baseUrl">;

/** What the installation says of itself. */
export async function showSettings(tx: Tx, actor: Actor, { baseUrl }: Fixed): Promise<Settings> {
  return {
    ...(await readSettings(tx)),
    address: baseUrl,
    can: holds(actor, "management.settings", "open") ? ["edit"] : [],
  };
}

/** Changes some of it, each in its standard form (422); 412 when somebody was faster. */
export async function changeSettings(
  tx: Tx,
  actor: Actor,
  fixed: Fixed,
  version: number,
  wish: Wish,
): Promise<Settings> {
  await lockSettings(tx);
  const before = await readSettings(tx);
  if (before.version !== version) refuse(412, "stale", { members: { current: await showSettings(tx, actor, fixed) } });
  const after: Wish = { ...wish, ...checked(wish) };
  const change: Change = {};
  for (const key of ["name", "companiesWord", "language", "timeZone", "currency", "country", "serialsUnique"] as const)
    if (after[key] !== undefined && after[key] !== before[key]) change[key] = [before[key], after[key]];
  if (Object.keys(change).length === 0) return showSettings(tx, actor, fixed);
  const { name, companiesWord, language, timeZone, currency, country, serialsUnique } = { ...before, ...after };
  await tx
    .updateTable("installation")
    .set({
      name,
      companies_word: companiesWord,
      default_language: language,
      default_time_zone: timeZone,
      default_currency: currency,
      default_country: country,
      serials_unique: serialsUnique,
      version: sql`version + 1`,
    })
    .execute();
  await noteSettings(tx, actor, change);
  return showSettings(tx, actor, fixed);
}

/** Of two changes at once the second waits for the first. */
export async function lockSettings(tx: Tx): Promise<void> {
  await tx.selectFrom("installation").select("only_one").forUpdate().execute();
}

export async function noteSettings(tx: Tx, actor: Actor, change: Change): Promise<void> {
  await recordChanges(tx, actor, [
    { subjectKind: "installation", subjectId: installationId, action: "updated", change },
  ]);
}

async function readSettings(tx: Tx): Promise<Omit<Settings, "address" | "can">> {
  return tx
    .selectFrom("installation")
    .select(["version", "name", "companies_word as companiesWord", "default_language as language"])
    .select(["default_time_zone as timeZone", "default_currency as currency", "default_country as country"])
    .select("serials_unique as serialsUnique")
    .select(sql<string | null>`'/api/v1/settings/logo?v=' || logo_file_id`.as("logo"))
    .executeTakeFirstOrThrow();
}

function checked({ name, language, timeZone, currency, country }: Wish): Wish {
  if (currency && !isCurrencyCode(currency)) refuseField("/currency", "currency");
  if (country && !isCountryCode(country)) refuseField("/country", "country");
  return {
    ...(name !== undefined && { name: cleanText(name) }),
    ...(language !== undefined && { language: canonicalLanguage(language) ?? refuseField("/language", "language") }),
    ...(timeZone !== undefined && { timeZone: canonicalTimeZone(timeZone) ?? refuseField("/timeZone", "timeZone") }),
  };
}
