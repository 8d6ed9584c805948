import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSearch, stringifySearch } from "./page-search.ts";

test("A link reads as it is written, without quotation marks around numbers", () => {
  assert.equal(stringifySearch({ q: "123", sort: "-createdAt" }), "?q=123&sort=-createdAt");
  assert.deepEqual(parseSearch("?q=123&sort=-createdAt"), { q: "123", sort: "-createdAt" });
});

test("What is not said does not stand in the link", () => {
  assert.equal(stringifySearch({ q: "", filter: undefined, sort: null }), "");
});

test("A filter survives the way through a link", () => {
  const filter = { all: [{ field: "lastName", is: "contains", value: "ö & ü" }] };
  const { filter: read } = parseSearch(stringifySearch({ filter }));
  assert.deepEqual(JSON.parse(read ?? ""), filter);
});
