import type pg from "pg";
import { hashPassword } from "../../src/access/password.ts";
import { ask } from "../app/caller.ts";
import type { Figure, Row } from "../figure.ts";
import { median, percentile } from "../measure/statistics.ts";
import { actorIndex, emailOfActor, password } from "../people/base.ts";

/** Times of one answer may differ by so much (trust.md, A051). */
const mostDifference = 0.05;

/** Who is refused at sign-in, and whether the time of the answer tells why: the four in turns, so that what else the machine does meets all. */
export const row: Row = {
  name: "sign-in",
  title: "refused sign-ins",
  async run(ground) {
    const { url } = await ground.app();
    const tries = ground.options.quick ? 10 : 200;
    const began = new Date();
    await makeFormerPeople(ground.engine);
    try {
      const known = emailOfActor(ground.base, actorIndex(ground.base, "own"));
      const ways = [
        { what: "unknown e-mail", email: "nobody@bench.example", given: password },
        { what: "wrong password", email: known, given: "seven grey herons at dawn" },
        { what: "right password of somebody blocked", email: emails.blocked, given: password },
        { what: "right password of somebody fired", email: emails.fired, given: password },
      ];
      const times = new Map<string, number[]>(ways.map(({ what }) => [what, []]));
      // The first ones warm compilers and caches.
      for (let turn = -5; turn < tries; turn++)
        for (const { what, email, given } of ways) {
          // Each is a first failure: a wait would answer before anything is held against anything.
          await ground.engine.query("delete from sign_in_failures");
          const time = await refusedIn(url, email, given);
          if (turn >= 0) times.get(what)?.push(time);
        }
      const unknown = median(times.get("unknown e-mail") ?? []);
      return [...times].map(([what, sample]) => figure(what, sample, unknown));
    } finally {
      await removeFormerPeople(ground.engine, began);
    }
  },
};

function figure(what: string, sample: readonly number[], unknown: number): Figure {
  const ours = median(sample);
  const ratio = ours / unknown;
  return {
    what,
    ours,
    unit: "ms",
    p95: percentile(sample, 0.95),
    limit: unknown,
    ratio,
    goal: { words: "within 5 % of unknown", met: Math.abs(ratio - 1) <= mostDifference },
    note: `median of ${sample.length}`,
  };
}

async function refusedIn(url: string, email: string, given: string): Promise<number> {
  const body = JSON.stringify({ email, password: given });
  const headers = { origin: url, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const began = performance.now();
  const { status, text } = await ask(`${url}/api/v1/session`, "POST", headers, body);
  const took = performance.now() - began;
  if (status !== 401) throw new Error(`${email} was to be refused: ${status} ${text.slice(0, 200)}`);
  return took;
}

const emails = { blocked: "blocked@bench.example", fired: "fired@bench.example" } as const;

async function makeFormerPeople(engine: pg.Pool): Promise<void> {
  const hash = await hashPassword(password);
  for (const [status, email] of Object.entries(emails)) {
    const { rows } = await engine.query(
      `insert into contacts (kind, access_group_id, first_name, last_name, sign_in_email, status)
       select 'agent', id, 'Former', 'Person', $1, $2 from access_groups where standing = 'agent' returning id`,
      [email, status],
    );
    await engine.query("insert into credentials (contact_id, password_hash) values ($1, $2)", [rows[0].id, hash]);
  }
}

/** The base is as it was. */
async function removeFormerPeople(engine: pg.Pool, began: Date): Promise<void> {
  await engine.query("delete from contacts where sign_in_email = any($1)", [Object.values(emails)]);
  await engine.query("delete from audit where action = 'signInRefused' and at >= $1", [began]);
  await engine.query("delete from sign_in_failures");
}
