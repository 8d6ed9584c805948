import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, countChanges, draftOfPreset, tidied, untouched, withDraft, type Draft } from "./draft.ts";
import type { Group, RightTable } from "./group.ts";

const count = { value: 0, exact: true };
const group: Group = {
  id: "1",
  version: 3,
  name: "Reception",
  type: "agent",
  signIn: true,
  standing: false,
  administrator: false,
  secondFactor: false,
  rights: { companies: { see: "all" } },
  modules: ["contacts"],
  fields: {},
  fieldRules: {},
  people: count,
  users: count,
  trashed: count,
  createdAt: "2026-11-22T09:00:00Z",
  updatedAt: "2026-11-22T09:00:00Z",
  can: ["edit"],
};
const table: RightTable = {
  subjects: [
    {
      subject: "companies",
      name: "Companies",
      module: "companies",
      actions: [
        { action: "see", name: "See", reaches: { agent: [], client: [] } },
        { action: "edit", name: "Edit", reaches: { agent: [], client: [] } },
      ],
    },
  ],
  modules: [
    { key: "contacts", name: "Contacts" },
    { key: "companies", name: "Companies" },
  ],
  fields: [
    {
      field: "birthday",
      name: "Birthday",
      section: "additional",
      rights: ["hidden", "shown", "editable"],
      standing: { agent: "editable", client: "shown" },
      requirable: true,
    },
  ],
  fieldRights: [],
  requiredAt: [],
  presets: [],
};
const draft = (part: Partial<Draft>): Draft => tidied(group, { ...untouched, ...part }, table);

test("what was put back to how it was is no change", () => {
  const same = draft({
    name: "Reception",
    modules: { contacts: true, companies: false },
    rights: { "companies:see": "all", "companies:edit": "none" },
    fields: { birthday: "editable" },
    rules: { birthday: [] },
  });
  assert.equal(countChanges(same), 0);
  assert.deepEqual(bodyOf(group, same), {});
});

test("each changed part is sent as a whole, with what was not touched", () => {
  const changed = draft({ rights: { "companies:edit": "own" }, modules: { companies: true } });
  assert.equal(countChanges(changed), 2);
  assert.deepEqual(bodyOf(group, changed), {
    modules: ["contacts", "companies"],
    rights: { companies: { see: "all", edit: "own" } },
  });
});

test("changes stand on top of what somebody else has saved meanwhile", () => {
  const changed = draft({ rights: { "companies:edit": "own" } });
  const theirs: Group = { ...group, version: 4, name: "Front desk", rights: { companies: { see: "division" } } };
  const after = withDraft(theirs, changed);
  assert.equal(after.name, "Front desk");
  assert.deepEqual(after.rights, { companies: { see: "division", edit: "own" } });
});

test("a preset takes the place of all rights and sections", () => {
  const preset = draftOfPreset(untouched, table, { modules: ["companies"], rights: { companies: { edit: "all" } } });
  const after = withDraft(group, tidied(group, preset, table));
  assert.deepEqual(after.modules, ["companies"]);
  assert.deepEqual(after.rights, { companies: { see: "none", edit: "all" } });
});
