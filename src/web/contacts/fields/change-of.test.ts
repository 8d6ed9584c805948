import assert from "node:assert/strict";
import { test } from "node:test";
import { changedKeys, changeOf, draftFrom, withoutBlanks } from "./change-of.ts";
import type { Contact } from "./contact.ts";

const olena = { id: "0190a000-0000-7000-8000-000000000002", name: "Olena Hrytsenko" };
const kateryna: Contact = {
  id: "0190a000-0000-7000-8000-000000000100",
  version: 3,
  can: ["edit"],
  firstName: "Kateryna",
  owner: olena,
  reportsTo: null,
  emails: [{ value: "k@oberih.ua", label: "work", verified: true, bounced: false }],
  groups: [{ id: "0190a000-0000-7000-8000-000000000050", name: "Congress 2026" }],
};

test("links go as ids, and lists without what the server alone says", () => {
  assert.deepEqual(changeOf(draftFrom(kateryna, ["owner", "reportsTo", "emails", "groups"])), {
    owner: olena.id,
    reportsTo: null,
    emails: [{ value: "k@oberih.ua", label: "work" }],
    groups: ["0190a000-0000-7000-8000-000000000050"],
  });
});

test("lines in which nothing was typed are left out, so that places agree with the server's", () => {
  const blank = { value: " ", label: "", verified: false, bounced: false };
  const typed = { ...blank, value: "new@oberih.ua" };
  assert.deepEqual(withoutBlanks({ emails: [blank, typed], websites: ["", "oberih.ua"] }), {
    emails: [typed],
    websites: ["oberih.ua"],
  });
});

test("identities of the past are not written again", () => {
  const telegram = {
    kind: "telegram",
    account: "",
    externalId: "@k",
    name: "",
    verified: false,
    from: "2026-02-03T10:00:00Z",
    to: null,
  };
  const skype = { ...telegram, kind: "skype", to: "2023-02-03T10:00:00Z" };
  assert.deepEqual(changeOf({ identities: [telegram, skype] }), {
    identities: [{ kind: "telegram", account: "", externalId: "@k", name: "" }],
  });
});

test("a company without an id goes by its name, and is made", () => {
  const company = {
    id: "",
    name: "Praxis Nordlicht",
    title: "",
    department: "",
    manager: false,
    primary: true,
    from: null,
    to: null,
  };
  assert.deepEqual(changeOf({ companies: [company] }).companies, [
    { name: "Praxis Nordlicht", title: "", department: "", primary: true, from: null, to: null },
  ]);
});

test("only what differs is changed", () => {
  assert.deepEqual(changedKeys(kateryna, { firstName: "Kateryna", owner: null }), ["owner"]);
  assert.deepEqual(changedKeys(kateryna, { owner: { ...olena } }), []);
});
