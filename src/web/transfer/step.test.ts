import assert from "node:assert/strict";
import { test } from "node:test";
import type { Import } from "./import-query.ts";
import { shownStep } from "./step.ts";

const options: Import["options"] = {
  accessGroup: null,
  owner: null,
  match: ["id"],
  existing: "update",
  missing: "create",
  emptyCells: "leave",
  companies: "create",
  dateFormat: "iso",
  delimiter: ",",
  encoding: "utf-8",
  tags: [],
  groups: [],
  invite: false,
  people: {},
};
const uploaded: Import = {
  id: "0190a000-0000-7000-8000-000000000901",
  kind: "contacts",
  state: "uploaded",
  undoing: false,
  fileName: "people.csv",
  bytes: 10,
  dialect: "",
  header: true,
  columns: [],
  mapping: [],
  options,
  preview: [],
  encodings: [],
  people: [],
  progress: { done: 0, total: null },
  counts: { created: 0, updated: 0, unchanged: 0, skipped: 0, asks: 0, invalid: 0, kept: 0 },
  problem: null,
  batch: null,
  createdAt: "2026-11-21T20:00:00Z",
  startedAt: null,
  finishedAt: null,
};

test("a fresh file begins with its options", () => {
  assert.equal(shownStep(uploaded, undefined), "options");
});

test("nobody sees a preview before it was asked for", () => {
  assert.equal(shownStep(uploaded, "preview"), "options");
  assert.equal(shownStep(uploaded, "columns"), "columns");
});

test("a file in an unknown encoding asks for it first", () => {
  assert.equal(
    shownStep(
      { ...uploaded, options: { ...options, encoding: "" }, encodings: [{ encoding: "windows-1251", samples: [] }] },
      "columns",
    ),
    "file",
  );
});

test("a checked file shows its preview, and may go back to any step but the file", () => {
  assert.equal(shownStep({ ...uploaded, state: "ready" }, undefined), "preview");
  assert.equal(shownStep({ ...uploaded, state: "checking" }, "columns"), "columns");
  assert.equal(shownStep({ ...uploaded, state: "ready" }, "file"), "options");
  assert.equal(shownStep({ ...uploaded, state: "ready" }, "result"), "preview");
});

test("what ran has its result only", () => {
  assert.equal(
    shownStep({ ...uploaded, state: "failed", batch: "0190a000-0000-7000-8000-000000000700" }, "columns"),
    "result",
  );
  assert.equal(shownStep({ ...uploaded, state: "done" }, "columns"), "result");
});

test("a dry run that was stopped may begin anew", () => {
  assert.equal(shownStep({ ...uploaded, state: "cancelled" }, "preview"), "columns");
  assert.equal(shownStep({ ...uploaded, state: "cancelled" }, "options"), "options");
});

test("a file that could not be read may be read otherwise", () => {
  assert.equal(shownStep({ ...uploaded, state: "failed" }, "preview"), "file");
  assert.equal(shownStep({ ...uploaded, state: "failed" }, "options"), "options");
});
