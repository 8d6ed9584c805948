import assert from "node:assert/strict";
import { test } from "node:test";
import { readUserAgent } from "./user-agent.ts";

test("A session is named by the browser that people see, not by those it claims to be", () => {
  const edge =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
  assert.deepEqual(readUserAgent(edge), { browser: "Edge", system: "Windows", mobile: false });
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  assert.deepEqual(readUserAgent(phone), { browser: "Safari", system: "iPhone", mobile: true });
});

test("A program that says nothing stays unnamed", () => {
  assert.deepEqual(readUserAgent("curl/8.9"), { browser: undefined, system: undefined, mobile: false });
});
