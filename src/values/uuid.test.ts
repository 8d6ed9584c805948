import assert from "node:assert/strict";
import { test } from "node:test";
import { isId, newId } from "./uuid.ts";

test("ids are UUIDv7, carry the present and grow strictly", () => {
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, newId);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  const first = Number.parseInt((ids[0] ?? "").replace("-", "").slice(0, 12), 16);
  assert.ok(first >= before && first <= Date.now() + 10);
});

test("what is not a UUID in lower case is no id", () => {
  assert.equal(isId(newId()), true);
  for (const text of ["", "1", newId().toUpperCase(), `${newId()}\n`, "{" + newId() + "}"])
    assert.equal(isId(text), false, text);
});
