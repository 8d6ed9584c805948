import assert from "node:assert/strict";
import { test } from "node:test";
import i18next from "i18next";
import words from "../../words/en/grid.json" with { type: "json" };
import type { Field } from "./field.ts";
import type { Filter } from "./filter.ts";
import { chipInWords, filterInWords, type Speaker, valuesInWords } from "./filter-words.ts";

const fields: Field[] = [
  field("jobTitle", "Job title", "text"),
  field("externalId", "VAT number", "text"),
  field("owner", "Owner", "person"),
  field("tags", "Tags", "tags"),
  field("createdAt", "Created", "time"),
  field("birthday", "Birthday", "birthday"),
  field("notified", "Notifications", "yesNo"),
];
const people = {
  clauses: { owner: { is: "owned by {{value}}" }, notified: { is: { no: "who get no notifications" } } },
};
const i18n = i18next.createInstance();
await i18n.init({ lng: "en", resources: { en: { grid: words, people } }, interpolation: { escapeValue: false } });
const speaker: Speaker = {
  t: i18n.t,
  locale: "en",
  fields,
  room: "people",
  nameOf: (_field, id) => (id === "7" ? "Olena Hrytsenko" : undefined),
};
const say = (...filter: Filter[]) =>
  filterInWords(filter, speaker)
    .map((piece) => piece.text)
    .join("");

test("no filter needs no words", () => {
  assert.equal(say(), "");
});

test("a condition reads as a clause, with the field's name as within a sentence", () => {
  assert.equal(say({ field: "jobTitle", is: "contains", value: "nurse" }), "whose job title contains “nurse”");
  assert.equal(say({ field: "externalId", is: "is", value: "DE 1" }), "whose VAT number is DE 1");
  assert.equal(say({ field: "jobTitle", is: "empty" }), "whose job title is empty");
});

test("a list's own words go before the general ones", () => {
  assert.equal(say({ field: "owner", is: "is", value: "7" }), "owned by Olena Hrytsenko");
  assert.equal(say({ field: "notified", is: "is", value: false }), "who get no notifications");
  assert.equal(say({ field: "notified", is: "is", value: true }), "whose notifications is yes");
});

test("several values are joined by or, several conditions by and", () => {
  assert.equal(
    say(
      { field: "tags", is: "anyOf", value: ["VIP", "Lab", "Reseller"] },
      { field: "createdAt", is: "within", value: { last: 90, unit: "day" } },
    ),
    "whose tags is VIP, Lab, or Reseller and whose created is within the last 90 days",
  );
});

test("nested groups stand in brackets", () => {
  assert.equal(
    say(
      {
        any: [
          { field: "jobTitle", is: "empty" },
          { field: "tags", is: "is", value: "VIP" },
        ],
      },
      { not: { field: "owner", is: "is", value: "7" } },
    ),
    "(whose job title is empty or whose tags is VIP) and whose owner is not Olena Hrytsenko",
  );
  assert.equal(
    say(
      {
        not: {
          any: [
            { field: "jobTitle", is: "startsWith", value: "Dr" },
            { field: "tags", is: "empty" },
          ],
        },
      },
      vip,
    ),
    "not (whose job title starts with “Dr” or whose tags is empty) and whose tags is VIP",
  );
});

const vip = { field: "tags", is: "is", value: "VIP" } as const;
const olenas = { field: "owner", is: "is", value: "7" } as const;
const nested = { any: [{ all: [{ field: "jobTitle", is: "empty" }, olenas] }, vip] } satisfies Filter;

test("a group that stands alone reads as a choice, in the way of each language", () => {
  assert.equal(say({ any: [vip, olenas] }), "either whose tags is VIP or owned by Olena Hrytsenko");
  assert.equal(
    say({ any: [vip, olenas, { field: "notified", is: "is", value: false }] }),
    "either whose tags is VIP, owned by Olena Hrytsenko or who get no notifications",
  );
  assert.equal(say(nested), "either (whose job title is empty and owned by Olena Hrytsenko) or whose tags is VIP");
  assert.equal(
    say(nested, vip),
    "((whose job title is empty and owned by Olena Hrytsenko) or whose tags is VIP) and whose tags is VIP",
  );
});

test("a stretch of time reads as one says it", () => {
  const created = (value: object) => say({ field: "createdAt", is: "within", value });
  assert.equal(created({ last: 1, unit: "quarter" }), "whose created is within the last quarter");
  assert.equal(created({ this: 1, unit: "week" }), "whose created is this week");
  assert.equal(say({ field: "birthday", is: "within", value: { this: 1, unit: "day" } }), "whose birthday is today");
});

test("days are written as the reader writes them, whatever the reader's time zone", () => {
  assert.equal(
    say({ field: "birthday", is: "between", value: ["1984-05-31", "1990-01-01"] }),
    "whose birthday is between May 31, 1984 and Jan 1, 1990",
  );
});

test("what was searched for is a part of the sentence like any other", () => {
  const pieces = filterInWords([{ field: "owner", is: "is", value: "7" }], speaker, "clinic");
  assert.equal(pieces.map(({ text }) => text).join(""), "owned by Olena Hrytsenko and found by “clinic”");
});

test("a chip says its parts in the order of the language, and of several values the first two", async () => {
  const own = i18next.createInstance();
  const grid = { ...words, chip: "{{values}}: {{operator}}, {{field}}" };
  await own.init({ lng: "en", resources: { en: { grid } }, interpolation: { escapeValue: false } });
  const pieces = chipInWords(
    { field: "tags", is: "anyOf", value: ["VIP", "Lab", "Reseller"] },
    { ...speaker, t: own.t },
  );
  assert.equal(pieces.map(({ text }) => text).join(""), "VIP, Lab, +1: is any of, Tags");
  assert.deepEqual(
    pieces.filter(({ part }) => part).map(({ part }) => part),
    ["values", "operator", "field"],
  );
});

test("the values are told apart from the words around them", () => {
  const pieces = filterInWords([{ field: "jobTitle", is: "contains", value: "nurse" }], speaker);
  assert.deepEqual(
    pieces.filter((piece) => piece.value).map((piece) => piece.text),
    ["nurse"],
  );
});

test("a value whose name is not known yet is shown as it is", () => {
  assert.deepEqual(valuesInWords({ field: "owner", is: "is", value: "8" }, speaker), ["8"]);
});

function field(key: string, label: string, kind: Field["kind"]): Field {
  return { key, label, kind, operators: [], sorts: false, editable: false };
}
