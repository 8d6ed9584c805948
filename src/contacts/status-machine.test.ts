import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import type { Status } from "../database/tables/contacts.ts";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let api: Client;
let round = 0;

before(async () => {
  world = await aWorld();
  api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
});
after(() => world.close());

const statuses = ["active", "blocked", "fired"] as const satisfies readonly Status[];
const command = fc.oneof(
  fc.record({
    do: fc.constant("give" as const),
    to: fc.constantFrom(...statuses),
    reason: fc.constantFrom("", "a", "b"),
  }),
  fc.record({
    do: fc.constant("bulk" as const),
    to: fc.constantFrom(...statuses),
    reason: fc.constantFrom("", "a", "b"),
  }),
  fc.record({ do: fc.constant("undo" as const), which: fc.nat(3) }),
  fc.record({ do: fc.constant("edit" as const), to: fc.constantFrom(...statuses) }),
  fc.record({ do: fc.constant("trash" as const) }),
);

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const kinds = ["client", "agent"] as const;
/** Whatever chance leaves out: each status, and an undo of what came before the last one. */
const thoroughly: Command[] = [
  { do: "bulk", to: "blocked", reason: "a" },
  { do: "undo", which: 0 },
  { do: "bulk", to: "blocked", reason: "b" },
  { do: "give", to: "fired", reason: "" },
  { do: "undo", which: 0 },
];

/** What the status and the word beside it must be. */
interface Model {
  status: Status;
  reason: string;
}

const nextOf = (now: Model, to: Status, reason: string, kind: "client" | "agent"): Model => {
  if (now.status === "fired" || (to === "fired" && kind === "client")) return now;
  return { status: to, reason: to === "blocked" ? reason : "" };
};

test("P7: whatever is asked in whatever order, people are as the status machine says, and fired absorbs", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.array(command, { minLength: 4, maxLength: 8, size: "max" }),
      async (kind, commands) => {
        round += 1;
        const { id } = await aUser(world.db, { firstName: `P${round}`, lastName: "Seven", group: kind });
        const version = async () => (await api.get(`/contacts/${id}`)).body.version;
        let model: Model = { status: "active", reason: "" };
        const batches: { id: string; before: Model; after: Model }[] = [];
        for (const one of commands) {
          if (one.do === "give") {
            const reason = one.to === "blocked" ? { reason: one.reason } : {};
            await api.post(`/contacts/${id}/status`, { status: one.to, ...reason, version: await version() });
            model = nextOf(model, one.to, one.reason, kind);
          } else if (one.do === "bulk") {
            const reason = one.to === "blocked" ? { reason: one.reason } : {};
            const { body } = await api.post("/contacts/bulk", { ids: [id], setStatus: { status: one.to, ...reason } });
            const next = nextOf(model, one.to, one.reason, kind);
            batches.push({ id: body.batch, before: model, after: next });
            model = next;
          } else if (one.do === "undo") {
            const [batch] = batches.splice(-1 - (one.which % (batches.length || 1)), 1);
            if (!batch) continue;
            await api.post(`/batches/${batch.id}/undo`);
            const changed = JSON.stringify(batch.before) !== JSON.stringify(batch.after);
            if (changed && model.status !== "fired" && JSON.stringify(model) === JSON.stringify(batch.after))
              model = batch.before;
          } else if (one.do === "edit") {
            assert.equal(
              (await api.patch(`/contacts/${id}`, { status: one.to, version: await version() })).status,
              422,
            );
          } else {
            const gone = await api.delete(`/contacts/${id}`, {}, { version: await version() });
            await api.post(`/batches/${gone.body.batch}/undo`);
          }
          const { status, blocked } = (await api.get(`/contacts/${id}`)).body;
          assert.deepEqual({ status, reason: blocked?.reason ?? "" }, model, `${kind}, after ${JSON.stringify(one)}`);
          seen.add(`${kind} ${status}`);
        }
        const { rows } = await sql<{ status: string }>`select change -> 'status' ->> 1 as status from audit
          where subject_id = ${id} and change ? 'status' order by at desc, id desc limit 1`.execute(world.db);
        assert.equal(rows[0]?.status ?? "active", model.status, "the journal ends where the person is");
      },
    ),
    {
      numRuns: 12,
      endOnFailure: true,
      examples: [
        ["client", thoroughly],
        ["agent", thoroughly],
      ],
    },
  );
  assert.deepEqual([...seen].toSorted(), [
    "agent active",
    "agent blocked",
    "agent fired",
    "client active",
    "client blocked",
  ]);
});
