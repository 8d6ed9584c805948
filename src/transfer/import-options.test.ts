import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checked, imported, ran, upload } from "../testing/imports.ts";

describe("The options of an import", () => {
  let world: World;
  let ann: Person;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    ann = await aUser(world.db, { group: "administrator" });
    api = world.as(ann);
  });
  after(() => world.close());

  const theOne = async (search: string) => {
    const { body } = await api.get(`/contacts?search=${encodeURIComponent(search)}`);
    assert.equal(body.items.length, 1, `${search}: ${body.items.length}`);
    return body.items[0];
  };

  test("fills and unites, replaces only when asked, and clears only when asked", async () => {
    await api.post("/contacts", {
      firstName: "Una",
      lastName: "Fill",
      jobTitle: "Pilot",
      nickname: "U",
      emails: [{ value: "una@fill.example", label: "work" }],
      tags: ["old"],
    });
    const csv =
      "First name,Last name,Nickname,Job title,Email 1,Email 2,Tags\nUna,Fill,,Captain,una@fill.example,una@home.example,new\n";
    assert.equal((await imported(api, csv)).counts.updated, 1);
    let una = await theOne("Una Fill");
    assert.deepEqual([una.jobTitle, una.nickname, una.tags], ["Captain", "U", ["old", "new"]]);
    assert.deepEqual(
      una.emails.map(({ value, label }: { value: string; label: string }) => [value, label]),
      [
        ["una@fill.example", "work"],
        ["una@home.example", ""],
      ],
    );
    assert.equal((await imported(api, csv)).counts.unchanged, 1);

    assert.equal((await imported(api, csv, { options: { existing: "skip" } })).counts.skipped, 1);
    assert.equal(
      (
        await imported(api, "First name,Last name,Email 1,Tags\nUna,Fill,una@fill.example,only", {
          options: { existing: "replace" },
        })
      ).counts.updated,
      1,
    );
    una = await theOne("Una Fill");
    assert.deepEqual([una.tags, una.emails.length], [["only"], 1]);

    await imported(api, "Email 1,Nickname,Job title\nuna@fill.example,,", { options: { emptyCells: "clear" } });
    una = await theOne("Una Fill");
    assert.deepEqual([una.nickname, una.jobTitle, una.firstName], ["", "", "Una"]);
  });

  test("makes nobody new when missing people are to be skipped, and everybody when nothing is matched", async () => {
    const csv = "First name,Last name,Email 1\nUna,Fill,una@fill.example\nNever,Seen,never@seen.example\n";
    const { counts } = await imported(api, csv, { options: { missing: "skip" } });
    assert.deepEqual([counts.unchanged, counts.skipped], [1, 1]);
    const { body } = await upload(api, csv);
    assert.equal((await checked(api, body.id, { options: { match: [] } })).counts.created, 2);
    await api.post(`/imports/${body.id}/cancel`);
  });

  test("gives tags, groups, owner and access group of the options to every row", async () => {
    const bob = await aUser(world.db, { firstName: "Bob", lastName: "Berg" });
    const { body: group } = await api.post("/contact-groups", { name: "Fair 2026" });
    const options = { tags: ["fair"], groups: [group.id], owner: bob.id };
    await imported(api, "First name,Last name,Email 1,Group 1\nFlo,Fair,flo@fair.example,Walk-ins\n", { options });
    const flo = await theOne("Flo Fair");
    assert.deepEqual(
      [flo.tags, flo.groups.map(({ name }: { name: string }) => name), flo.owner.id],
      [["fair"], ["Fair 2026", "Walk-ins"], bob.id],
    );
    assert.equal(
      (await imported(api, "First name,Last name,Email 1\nFlo,Fair,flo@fair.example\n", { options })).counts.unchanged,
      1,
    );
  });

  test("splits a column of first and last names, and takes other columns when told", async () => {
    const { body } = await upload(api, "Ansprechpartner;Mail;Egal\nPetra van der Meer;petra@meer.example;x\n");
    assert.deepEqual(
      body.mapping.map(({ field }: { field: string }) => field),
      ["Full name", "Email 1", ""],
    );
    await checked(api, body.id, {
      mapping: [
        { index: 0, field: "Full name" },
        { index: 1, field: "Email 1" },
        { index: 2, field: "Nickname" },
      ],
    });
    await ran(api, body.id);
    const petra = await theOne("petra@meer.example");
    assert.deepEqual([petra.firstName, petra.lastName, petra.nickname], ["Petra", "van der Meer", "x"]);
    // The next file with this header is read the same way.
    const { body: next } = await upload(api, "Ansprechpartner;Mail;Egal\nJan Meer;jan@meer.example;y\n");
    assert.deepEqual(
      next.mapping.map(({ field }: { field: string }) => field),
      ["Full name", "Email 1", "Nickname"],
    );
  });

  test("lists names of people whom nobody here has once, and takes whom one chooses", async () => {
    const bob = await aUser(world.db, { firstName: "Bodo", lastName: "Buch", email: "bbuch@acquaint.test" });
    const csv =
      "First name,Last name,Email 1,Owner,Assigned to\nA,Lost,a@lost.example,jdoe,bbuch\nB,Lost,b@lost.example,jdoe,Bodo Buch\nC,Lost,c@lost.example,,\n";
    const { body } = await upload(api, csv);
    const ready = await checked(api, body.id);
    assert.deepEqual(ready.people, [{ name: "jdoe", rows: 2, choice: null }]);
    const chosen = await checked(api, body.id, { options: { people: { jdoe: bob.id } } });
    assert.deepEqual(chosen.people, [{ name: "jdoe", rows: 2, choice: { id: bob.id, name: "Bodo Buch" } }]);
    await ran(api, body.id);
    const [a, b, c] = [await theOne("a@lost.example"), await theOne("b@lost.example"), await theOne("c@lost.example")];
    assert.deepEqual([a.owner.id, b.owner.id, c.owner.id], [bob.id, bob.id, ann.id]);
    assert.deepEqual([a.assignedTo.id, b.assignedTo.id, c.assignedTo], [bob.id, bob.id, null]);
  });
});
