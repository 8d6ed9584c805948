import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { watchSpace } from "./space.ts";

test("space is short when the folder's disk has less than what must stay free", async () => {
  assert.equal(await watchSpace(tmpdir(), Infinity).isShort(), true);
  assert.equal(await watchSpace(tmpdir(), 1).isShort(), false);
});

test("a folder that is not there yet is no reason to refuse anything", async () => {
  assert.equal(await watchSpace(join(tmpdir(), "acquaint-nowhere"), Infinity).isShort(), false);
});
