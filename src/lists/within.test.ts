import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql, type Expression, type SqlBool } from "kysely";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { dayUnits, type Span, timeUnits, type Unit, withinDays, withinTimes } from "./within.ts";

let world: World;
let api: Client;
before(async () => {
  world = await aWorld();
  api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
});
after(() => world.close());

const day = 86_400_000;
const zones = ["UTC", "Europe/Kyiv", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo"];
/** Nights in which clocks are changed, leap days, New Year, and any other moment. */
const moments = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("2024-03-31", "2024-10-27", "2025-03-09", "2025-11-02", "2024-02-29", "2023-02-28", "2025-01-01"),
      fc.integer({ min: -36 * 60, max: 36 * 60 }),
    )
    .map(([text, minutes]) => Date.parse(text) + minutes * 60_000),
  fc.integer({ min: Date.parse("2016-01-01"), max: Date.parse("2029-12-31") }).map((ms) => ms - (ms % 60_000)),
);
const spans = <U extends Unit>(units: readonly U[]) =>
  fc.oneof(
    fc.record({ side: fc.constant("this" as const), count: fc.constant(1), unit: fc.constantFrom(...units) }),
    fc.record({
      side: fc.constantFrom("last" as const, "next" as const),
      count: fc.oneof(fc.integer({ min: 1, max: 15 }), fc.constantFrom(28, 30, 52, 53, 90, 365, 366, 400)),
      unit: fc.constantFrom(...units),
    }),
  );

/** What a clock in the zone shows, as if it were UTC. */
function clockOf(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(ms);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
}

/** The one moment at which a clock in the zone shows this; nothing in the hours that are left out or come twice. */
function momentOf(clock: number, zone: string): number | undefined {
  const found = new Set(
    [-day, 0, day]
      .map((by) => clock - (clockOf(clock + by, zone) - (clock + by)))
      .filter((ms) => clockOf(ms, zone) === clock),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

function moved(clock: number, count: number, unit: Unit): number {
  const months = count * { hour: 0, day: 0, week: 0, month: 1, quarter: 3, year: 12 }[unit];
  if (months === 0) return clock + count * (unit === "hour" ? 3_600_000 : unit === "day" ? day : 7 * day);
  const at = new Date(clock);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const longest = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() + (Math.min(at.getUTCDate(), longest) - 1) * day + (clock % day);
}

/** Moments of one name lie in one hour, day, week, month … of a calendar. */
function nameOf(clock: number, unit: Unit): string {
  const at = new Date(clock);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  if (unit === "year") return `${year}`;
  if (unit === "quarter") return `${year} ${Math.floor(month / 3)}`;
  if (unit === "month") return `${year} ${month}`;
  // The first of January 1970 was a Thursday.
  if (unit === "week") return `${Math.floor((clock / day + 3) / 7)}`;
  return `${Math.floor(clock / (unit === "day" ? day : 3_600_000))}`;
}

async function meets(
  values: readonly string[],
  type: "timestamptz" | "text",
  passes: (value: Expression<unknown>) => Expression<SqlBool>,
): Promise<boolean[]> {
  const { rows } = await sql<{ met: boolean }>`select ${passes(sql`v`)} as met
    from unnest(${values}::${sql.raw(type)}[]) with ordinality as asked (v, place) order by place`.execute(world.db);
  return rows.map(({ met }) => met);
}

const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;

test("Moments within a span are those that a plain calendar of the zone gives, also where clocks are changed", async () => {
  const offsets = fc.array(fc.integer({ min: -500 * 1440, max: 500 * 1440 }), { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      spans(timeUnits),
      fc.constantFrom(...zones),
      moments,
      offsets,
      async (span, zone, now, minutes) => {
        const { side, count, unit } = span;
        const clock = clockOf(now, zone);
        const edge = moved(clock, side === "last" ? -count : count, unit);
        const bound = unit === "hour" ? now + (side === "last" ? -count : count) * 3_600_000 : momentOf(edge, zone);
        if (side !== "this" && bound === undefined) return;
        const border = bound ?? now;
        const values = [
          ...[now, border].flatMap((ms) => [ms - 1_000, ms, ms + 1_000]),
          ...minutes.map((by) => now + by * 60_000),
          ...minutes.map((by) => now + (by % 2_880) * 60_000),
        ];
        const due = values.map((ms) => {
          if (side === "last") return ms > border && ms <= now;
          if (side === "next") return ms >= now && ms < border;
          if (unit === "hour")
            return Math.abs(ms - now) < 3_600_000 && nameOf(clockOf(ms, zone), unit) === nameOf(clock, unit);
          return nameOf(clockOf(ms, zone), unit) === nameOf(clock, unit);
        });
        const found = await meets(
          values.map((ms) => new Date(ms).toISOString()),
          "timestamptz",
          withinTimes(span, zone, at(now)),
        );
        // Of an hour that comes twice the first is as good as the second.
        const isPlain = unit !== "hour" || side !== "this" || momentOf(clock, zone) !== undefined;
        if (isPlain) assert.deepEqual(found, due, JSON.stringify({ span, zone, now: new Date(now), values }));
      },
    ),
    { numRuns: 250 },
  );
});

const textOf = (clock: number) => new Date(clock).toISOString().slice(0, 10);

/** First day of a span, and the first one behind it, for who has this day. */
function daysOf({ side, count, unit }: Span, today: number): [number, number] {
  if (side === "last") return [moved(today, -count, unit) + day, today + day];
  if (side === "next") return [today, moved(today, count, unit)];
  let from = today;
  while (nameOf(from - day, unit) === nameOf(today, unit)) from -= day;
  let to = today;
  while (nameOf(to, unit) === nameOf(today, unit)) to += day;
  return [from, to];
}

test("Days within a span are counted by the asker's calendar, today among them", async () => {
  const some = fc.array(fc.integer({ min: -800, max: 800 }), { minLength: 5, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(spans(dayUnits), fc.constantFrom(...zones), moments, some, async (span, zone, now, by) => {
      const clock = clockOf(now, zone);
      const today = clock - (clock % day);
      const [from, to] = daysOf(span, today);
      const values = [today, from, from - day, to, to - day, ...by.map((days) => today + days * day)];
      const found = await meets(
        [...values.map(textOf), "", "--05-31"],
        "text",
        withinDays(span, { timeZone: zone, isYearly: false }, at(now)),
      );
      assert.deepEqual(
        found,
        [...values.map((value) => value >= from && value < to), false, false],
        JSON.stringify({ span, zone, now: new Date(now) }),
      );
    }),
    { numRuns: 150 },
  );
});

test("Birthdays within a span are those of its days, whatever their year or without one; the 29th of February is the 28th where there is none", async () => {
  const every = Array.from({ length: 366 }, (_, place) => textOf(Date.UTC(2024, 0, 1) + place * day).slice(5));
  await fc.assert(
    fc.asyncProperty(spans(dayUnits), fc.constantFrom(...zones), moments, async (span, zone, now) => {
      const clock = clockOf(now, zone);
      const [from, to] = daysOf(span, clock - (clock % day));
      const celebrated = new Set<string>();
      for (let one = from; one < Math.min(to, from + 800 * day); one += day) {
        celebrated.add(textOf(one).slice(5));
        if (textOf(one).endsWith("02-28") && textOf(one + day).endsWith("03-01")) celebrated.add("02-29");
      }
      const values = every.map((text, place) => (place % 2 === 0 ? `--${text}` : `1984-${text}`));
      const found = await meets([...values, ""], "text", withinDays(span, { timeZone: zone, isYearly: true }, at(now)));
      assert.deepEqual(
        found,
        [...every.map((text) => celebrated.has(text)), false],
        JSON.stringify({ span, zone, now: new Date(now) }),
      );
    }),
    { numRuns: 150 },
  );
});

async function list(filter: object): Promise<{ status: number; names: string[] }> {
  const { status, body } = await api.get(
    `/contacts?fields=lastName&filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  return { status, names: (body.items ?? []).map(({ lastName }: { lastName: string }) => lastName).toSorted() };
}

test("A list asks for birthdays and moments by the day that it is where the asker lives", async () => {
  const zone = "Pacific/Kiritimati";
  assert.equal((await api.patch("/session", { timeZone: zone })).status, 200);
  const today = textOf(clockOf(Date.now(), zone));
  const later = textOf(clockOf(Date.now(), zone) + 200 * day);
  await api.post("/contacts", { firstName: "Tess", lastName: "Today", birthday: `--${today.slice(5)}` });
  await api.post("/contacts", { firstName: "Yan", lastName: "Years", birthday: `1971-${today.slice(5)}` });
  await api.post("/contacts", { firstName: "Lara", lastName: "Later", birthday: `1999-${later.slice(5)}` });
  const birthday = (value: object) => list({ field: "birthday", is: "within", value });
  assert.deepEqual((await birthday({ this: 1, unit: "day" })).names, ["Today", "Years"]);
  assert.deepEqual((await birthday({ next: 30, unit: "day" })).names, ["Today", "Years"]);
  assert.deepEqual((await birthday({ next: 4, unit: "quarter" })).names, ["Later", "Today", "Years"]);
  assert.deepEqual((await list({ field: "createdAt", is: "within", value: { this: 1, unit: "day" } })).names.length, 4);
  assert.deepEqual((await list({ field: "createdAt", is: "within", value: { next: 1, unit: "day" } })).names, []);
});

test("What is no span is refused: no count, a second this, hours of days, two sides", async () => {
  for (const [field, value] of [
    ["createdAt", { last: 0, unit: "day" }],
    ["createdAt", { last: 1.5, unit: "day" }],
    ["createdAt", { this: 2, unit: "week" }],
    ["createdAt", { last: 7, next: 7, unit: "day" }],
    ["createdAt", { last: 7, unit: "fortnight" }],
    ["createdAt", { last: 5_000, unit: "year" }],
    ["createdAt", "last week"],
    ["birthday", { last: 3, unit: "hour" }],
  ] as const)
    assert.equal((await list({ field, is: "within", value })).status, 422, JSON.stringify(value));
});
