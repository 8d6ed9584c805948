import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checked, ran, rowsOf, upload } from "./testing.ts";

const oro = await readFile(new URL("fixtures/orocrm-contacts.csv", import.meta.url));

describe("An import", () => {
  let world: World;
  let ann: Person;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    ann = await aUser(world.db, { group: "administrator" });
    api = world.as(ann);
  });
  after(() => world.close());

  test("takes OroCRM's own file with everything in it", async () => {
    const started = await upload(api, oro, "contacts.csv");
    assert.equal(started.status, 201, JSON.stringify(started.body));
    assert.equal(started.body.dialect, "orocrm");
    const ready = await checked(api, started.body.id);
    assert.equal(ready.state, "ready", JSON.stringify(ready));
    console.log(JSON.stringify(ready.people), JSON.stringify(ready.counts));
    console.log(JSON.stringify(await rowsOf(api, started.body.id), null, 1));
    const done = await ran(api, started.body.id);
    console.log(JSON.stringify(done));
    const list = await api.get("/contacts?search=coleman");
    console.log(JSON.stringify(list.body, null, 1));
  });
});
