import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "../../words/words.ts";
import { fileProblemCodes } from "./file-problem.ts";

test("every problem of a file has its words", () => {
  const params = { line: 7, column: 2, kind: "png", gigabytes: 2, encoding: "utf-8", limit: 500 };
  for (const code of fileProblemCodes) {
    const text = words("en")(`transfer:file.${code}`, params);
    assert.match(text, /^[A-Z].*[.?]$/);
    assert.doesNotMatch(text, /\{\{|file\./);
  }
});
