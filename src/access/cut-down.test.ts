import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Database } from "../database/connect.ts";
import { aUser } from "../testing/builders.ts";
import { aDatabase } from "../testing/database.ts";
import { findActor, type Actor } from "./actor.ts";
import { cutDown } from "./cut-down.ts";
import { fieldRight } from "./field-rights.ts";
import { actions, subjects, type Grant } from "./grants.ts";
import { agentModules, agentReaches, clientReaches, isGrant, reachOf, sectionOf } from "./rights.ts";

let database: Database;
let ann: Actor;
before(async () => {
  database = await aDatabase();
  const actor = await findActor(database.db, (await aUser(database.db)).id);
  assert.ok(actor);
  ann = actor;
});
after(() => database.close());

const grants = subjects.flatMap((subject) => actions.map((action): Grant => `${subject}:${action}`));
const reaches = fc.constantFrom(...agentReaches, ...clientReaches, "nonsense", "");
const rights = fc.dictionary(fc.constantFrom(...subjects), fc.dictionary(fc.constantFrom(...actions), reaches));
const drawn = fc.record({
  kind: fc.constantFrom("agent", "client"),
  administrator: fc.boolean(),
  modules: fc.subarray([...agentModules]),
  rights,
  fields: fc.dictionary(fc.constantFrom("birthday", "owner"), fc.constantFrom("hidden", "shown", "editable")),
});
/** What wants a record that is seen: without that right it is of no worth. */
const doneToRecords: readonly string[] = ["edit", "delete", "assign", "merge", "export", "comment"];
const scopes = fc.array(
  fc.oneof(fc.constantFrom(...grants), fc.constantFrom("", "see", "__proto__:see", "companies:")),
);

test("A067, P6: for any rights and grants a token may what is granted as far as its owner may, and nothing else", () => {
  fc.assert(
    fc.property(drawn, scopes, ({ kind, administrator, ...more }, granted) => {
      const owner: Actor = { ...ann, ...more, kind, administrator: administrator && kind === "agent" };
      const actor = cutDown(owner, granted);
      for (const subject of subjects) {
        for (const action of actions) {
          const isDone = doneToRecords.includes(action) && sectionOf(subject) !== undefined;
          const isGiven = granted.includes(`${subject}:${action}`) && (!isDone || granted.includes(`${subject}:see`));
          const wanted = isGiven ? reachOf(owner, subject, action) : "none";
          assert.equal(reachOf(actor, subject, action), wanted, `${subject}:${action}`);
        }
      }
      assert.equal(actor.administrator, false);
      for (const field of ["birthday", "owner", "lastName"])
        assert.equal(fieldRight(actor, field), fieldRight(owner, field));
    }),
    { numRuns: 300 },
  );
});

test("A right is a subject and an action that there are, and nothing that looks like one", () => {
  for (const text of ["companies:fly", "planes:see", "companies", ":see", "companies:", "toString:see", "a:b:see"])
    assert.equal(isGrant(text), false, text);
  assert.equal(grants.every(isGrant), true);
});
