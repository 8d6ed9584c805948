import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { aUser, password } from "../testing/builders.ts";
import { anAccessGroup } from "../testing/groups.ts";
import { aHouseOfGuests } from "../testing/invitations.ts";
import { eventually } from "../testing/eventually.ts";

describe("An invitation", () => {
  const house = aHouseOfGuests();
  const { aContact, invited, groupId } = house;

  test("goes to an address of the card, or where the person signs in, and to no other", async () => {
    const gus = await aContact();
    const unsaid = await house.admin.post(`/contacts/${gus.id}/invite`, {});
    assert.deepEqual(
      [unsaid.status, unsaid.body.errors[0].pointer, unsaid.body.errors[0].code],
      [422, "/email", "required"],
    );
    const strange = await house.admin.post(`/contacts/${gus.id}/invite`, { email: "else@house.example" });
    assert.deepEqual([strange.status, strange.body.errors[0].code], [422, "notOnCard"]);
    const taken = await aContact({ emails: [{ value: house.ada.email }] });
    assert.equal(
      (await house.admin.post(`/contacts/${taken.id}/invite`, { email: house.ada.email })).body.errors[0].code,
      "taken",
    );
    await house.admin.put(`/contacts/${gus.id}/sign-in-email`, { email: "gus@house.example", password });
    assert.equal(
      (await house.admin.post(`/contacts/${gus.id}/invite`, { email: gus.email })).body.errors[0].code,
      "otherSignInEmail",
    );
    assert.equal((await house.admin.post(`/contacts/${gus.id}/invite`, {})).body.email, "gus@house.example");
  });

  test("is refused for blocked and fired people, for groups that do not sign in, and for who is a user already", async () => {
    const cases: Record<string, (id: string) => Promise<unknown>> = {
      personBlocked: (id) =>
        house.world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", id).execute(),
      firedIsFinal: async (id) =>
        house.world.db
          .updateTable("contacts")
          .set({ status: "fired", kind: "agent", access_group_id: await groupId("agent") })
          .where("id", "=", id)
          .execute(),
      groupSignsNobodyIn: async (id) => {
        const group = await anAccessGroup(house.world.db, "Outside", { type: "client", signsIn: false });
        return house.world.db.updateTable("contacts").set({ access_group_id: group }).where("id", "=", id).execute();
      },
    };
    for (const [code, make] of Object.entries(cases)) {
      const gus = await aContact();
      await make(gus.id);
      const reply = await house.admin.post(`/contacts/${gus.id}/invite`, { email: gus.email });
      assert.deepEqual([reply.status, reply.body.code], [409, code]);
      assert.equal(
        await house.world.db
          .selectFrom("sign_in_links")
          .select("id")
          .where("contact_id", "=", gus.id)
          .executeTakeFirst(),
        undefined,
      );
    }
    assert.equal((await house.admin.post(`/contacts/${house.ada.id}/invite`, {})).body.code, "userAlready");
  });

  test("is sent by who may edit the contact and give its group: no agent makes an agent or an administrator of somebody's mailbox", async () => {
    const gus = await aContact();
    assert.equal(
      (await house.ann.post(`/contacts/${gus.id}/invite`, { email: gus.email })).status,
      201,
      "the group of everybody new",
    );
    for (const standing of ["agent", "administrator"] as const) {
      const boss = await aContact({ accessGroup: await groupId(standing) });
      const reply = await house.ann.post(`/contacts/${boss.id}/invite`, { email: boss.email });
      assert.deepEqual([reply.status, reply.body.code], [403, "notAllowed"]);
      assert.equal((await house.ann.get(`/contacts/${boss.id}/invitation`)).status, 403);
    }
    const cleo = house.world.as(
      await aUser(house.world.db, { firstName: "Cleo", lastName: "Client", group: "client" }),
    );
    assert.equal((await cleo.post(`/contacts/${gus.id}/invite`, { email: gus.email })).status, 404, "out of sight");
    assert.equal((await house.world.stranger.post(`/contacts/${gus.id}/invite`, {})).status, 401);
  });

  test("that nobody has accepted is shown on the card, with how far its mail is", async () => {
    const { id, email } = await invited();
    const seen = await eventually(
      async () => (await house.admin.get(`/contacts/${id}/invitation`)).body,
      ({ invitation }) => invitation?.mail === "sent",
    );
    assert.deepEqual([seen.invitation.email, seen.user, seen.can], [email, false, ["invite"]]);
    assert.equal((await house.admin.delete(`/contacts/${id}/invitation`)).status, 204);
    assert.equal((await house.admin.delete(`/contacts/${id}/invitation`)).status, 404);
    assert.equal((await house.admin.get(`/contacts/${id}/invitation`)).body.invitation, null);
  });
});
