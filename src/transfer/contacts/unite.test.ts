import assert from "node:assert/strict";
import { test } from "node:test";
import { checkChange } from "../../contacts/check-change.ts";
import type { ContactChange } from "../../contacts/fields.ts";
import { unite } from "./unite.ts";

/** The change that a row means for a contact that holds `ours`. */
function united(row: ContactChange, ours: ContactChange): ContactChange {
  return unite(row, checkChange(row, undefined, []).values, checkChange(ours, undefined, []).values);
}

test("a new e-mail comes after those that are there, and one written otherwise is the same", () => {
  const change = united(
    { emails: [{ value: "ANN@example.com" }, { value: "ann@home.example" }] },
    { emails: [{ value: "ann@example.com", label: "work" }] },
  );
  assert.deepEqual(change.emails, [
    { value: "ann@example.com", label: "work" },
    { value: "ann@home.example", label: "" },
  ]);
});

test("a label in the file goes over ours", () => {
  const change = united(
    { phones: [{ value: "+1 (585) 255-1127", label: "mobile" }] },
    { phones: [{ value: "+15852551127", label: "work" }] },
  );
  assert.deepEqual(change.phones, [{ value: "+15852551127", label: "mobile" }]);
});

test("an address of the same place is filled, another place is added", () => {
  const ours: ContactChange = { addresses: [{ city: "Rochester", country: "US", primary: true, types: ["billing"] }] };
  const change = united(
    {
      addresses: [
        { street: "1215 Caldwell Road", city: "ROCHESTER", country: "US", types: ["shipping"] },
        { city: "New York", country: "US" },
      ],
    },
    ours,
  );
  assert.equal(change.addresses?.length, 2);
  assert.deepEqual(change.addresses?.[0]?.types, ["billing", "shipping"]);
  assert.equal(change.addresses?.[0]?.street, "1215 Caldwell Road");
  assert.equal(change.addresses?.[0]?.primary, true);
  assert.equal(change.addresses?.[1]?.city, "New York");
  assert.equal(change.addresses?.[1]?.primary, false);
});

test("the primary address moves when the file gives the mark to another", () => {
  const ours: ContactChange = { addresses: [{ city: "Kyiv", primary: true }, { city: "Lviv" }] };
  const change = united({ addresses: [{ city: "Lviv", primary: true }] }, ours);
  assert.deepEqual(
    change.addresses?.map(({ city, primary }) => [city, primary]),
    [
      ["Kyiv", false],
      ["Lviv", true],
    ],
  );
});

test("a company is known by its name, and the title in the file goes over ours", () => {
  const ours: ContactChange = { companies: [{ name: "Coleman", title: "Clerk", primary: true }] };
  const change = united({ companies: [{ name: "COLEMAN", title: "Manager" }, { name: "Smith" }] }, ours);
  assert.deepEqual(
    change.companies?.map(({ title }) => title),
    ["Manager", undefined],
  );
  assert.equal(change.companies?.[1]?.name, "Smith");
});

test("tags differ in more than capitals", () => {
  assert.deepEqual(united({ tags: ["vip", "New"] }, { tags: ["VIP"] }).tags, ["VIP", "New"]);
});

test("what is united once is not changed by uniting it again", () => {
  const row: ContactChange = {
    emails: [{ value: "a@b.example", label: "work" }],
    phones: [{ value: "030 123456" }],
    addresses: [
      { city: "Berlin", country: "DE" },
      { city: "Berlin", street: "Am Park 1", country: "DE" },
      { city: "Bonn", primary: true, types: ["billing"], defaultFor: ["billing"] },
    ],
    tags: ["a"],
    websites: ["acme.example"],
  };
  const ours: ContactChange = {
    addresses: [{ city: "Berlin", types: ["billing"] }],
    emails: [{ value: "x@b.example" }],
  };
  const once = united(row, ours);
  const stored = checkChange(once, undefined, []).values;
  const again = checkChange(unite(row, checkChange(row, undefined, []).values, stored), undefined, []).values;
  for (const key of ["emails", "phones", "addresses", "tags"] as const) assert.deepEqual(again[key], stored[key], key);
  assert.deepEqual(again.columns["websites"], stored.columns["websites"]);
});
