import assert from "node:assert/strict";
import { test } from "node:test";
import { readTarHeader, tarHeader, tarPadding } from "./tar.ts";

test("a header reads as it was written, up to the largest file there can be", () => {
  for (const size of [0, 1, 511, 512, 8 * 1024 ** 3 - 1, 8 * 1024 ** 3, Number.MAX_SAFE_INTEGER]) {
    assert.deepEqual(readTarHeader(tarHeader({ name: "tables/contacts.copy.zst", size })), {
      name: "tables/contacts.copy.zst",
      size,
    });
  }
});

test("a header of which one bit has flipped is none", () => {
  const good = tarHeader({ name: "manifest.json", size: 1234 });
  for (let bit = 0; bit < good.length * 8; bit++) {
    const bad = Buffer.from(good);
    bad.writeUInt8(bad.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    assert.equal(readTarHeader(bad), undefined, `bit ${bit}`);
  }
});

test("contents fill whole blocks", () => {
  assert.deepEqual([0, 1, 511, 512, 513].map(tarPadding), [0, 511, 1, 0, 511]);
});
