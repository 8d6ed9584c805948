import assert from "node:assert/strict";
import { test } from "node:test";
import { aboveOf, type Branch, rowsOf, top } from "./rows.ts";

interface Piece {
  id: string;
  parts?: number;
}

const branches = new Map<string, Branch<Piece>>([
  [top, { pieces: [{ id: "rack", parts: 2 }, { id: "van" }], state: "ready", hasMore: false }],
  ["rack", { pieces: [{ id: "server", parts: 1 }, { id: "cable" }], state: "ready", hasMore: true }],
]);

const inShort = (open: readonly string[]) =>
  rowsOf(branches, new Set(open)).map((row) => `${row.level} ${row.kind === "piece" ? row.key : row.kind}`);

test("A tree is a line for each piece whose wholes are all open", () => {
  assert.deepEqual(inShort([]), ["1 rack", "1 van"]);
  assert.deepEqual(inShort(["rack"]), ["1 rack", "2 server", "2 cable", "2 more", "1 van"]);
});

test("What was opened and is not here yet is waited for", () => {
  assert.deepEqual(inShort(["rack", "server"]).slice(0, 3), ["1 rack", "2 server", "3 waiting"]);
  assert.deepEqual(inShort(["server", "van"]), ["1 rack", "1 van"]);
});

test("How many stand beside a piece is told once all of them are known", () => {
  const [rack, server] = rowsOf(branches, new Set(["rack"]));
  assert.ok(rack?.kind === "piece" && server?.kind === "piece");
  assert.deepEqual([rack.place, rack.of], [1, 2]);
  assert.deepEqual([server.place, server.of], [1, -1]);
});

test("Above a line stand its wholes, the nearest first", () => {
  const rows = rowsOf(branches, new Set(["rack", "server"]));
  assert.deepEqual(
    aboveOf(rows, 2).map(({ key }) => key),
    ["server", "rack"],
  );
  assert.deepEqual(aboveOf(rows, 0), []);
});
