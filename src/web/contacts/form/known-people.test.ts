import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contact } from "../fields/contact.ts";
import { newEmail, newPhone } from "../fields/new-ways.ts";
import { askedOf, knownAmong } from "./known-people.ts";

const email = (value: string) => ({ ...newEmail(), value });
const phone = (value: string, e164 = "") => ({ ...newPhone(), value, e164 });
const jonas: Contact = {
  id: "1",
  version: 1,
  can: [],
  firstName: "Jonas",
  lastName: "Bergmann",
  emails: [email("jonas@nordlicht.de")],
  phones: [phone("+49 30 5557 118", "+49305557118")],
};
const grace: Contact = { id: "2", version: 1, can: [], firstName: "Grace", lastName: "Whitfield" };

test("nobody is looked up while a name is half typed", () => {
  assert.deepEqual(
    askedOf({ firstName: "Jonas", lastName: "B", emails: [email("jonas@")], phones: [phone("+49 30")] }),
    [],
  );
});

test("a whole name, an e-mail and a phone are looked up", () => {
  assert.deepEqual(
    askedOf({
      firstName: "Jonas",
      lastName: "Bergmann",
      emails: [email("j@nordlicht.de")],
      phones: [phone("030 5557118")],
    }),
    ["Jonas Bergmann", "j@nordlicht.de", "030 5557118"],
  );
});

test("the strongest reason counts, and the surest person stands first", () => {
  const draft = { firstName: "Grace", lastName: "Whitfield", phones: [phone("030 5557118")] };
  assert.deepEqual(
    knownAmong([grace, jonas, jonas], draft, undefined).map(({ person, reason }) => [person.id, reason]),
    [
      ["1", "phone"],
      ["2", "name"],
    ],
  );
});

test("an e-mail is the same in capitals", () => {
  assert.equal(knownAmong([jonas], { emails: [email("JONAS@nordlicht.de")] }, undefined)[0]?.reason, "email");
});

test("nobody is known already as himself", () => {
  assert.deepEqual(knownAmong([jonas], { firstName: "Jonas" }, "1"), []);
});
