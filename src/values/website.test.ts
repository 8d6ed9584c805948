import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseWebsite } from "./website.ts";

test("an address without a scheme gets https", () => {
  const cases: [string, string][] = [
    ["acme.com", "https://acme.com"],
    ["HTTP://Acme.com/About", "http://Acme.com/About"],
    ["//acme.com/x", "https://acme.com/x"],
    ["acme.com:8080/a?b=c#d", "https://acme.com:8080/a?b=c#d"],
    ["приклад.укр", "https://приклад.укр"],
  ];
  for (const [text, value] of cases) assert.deepEqual(parseWebsite(text), { value }, text);
});

test("only the web is a website", () => {
  const cases: [string, string][] = [
    ["javascript:alert(1)", "scheme"],
    ["JaVaScRiPt:alert(1)", "scheme"],
    ["java\nscript:alert(1)", "unreadable"],
    ["javascript:1", "address"],
    ["data:text/html,x", "scheme"],
    ["mailto:ann@acme.com", "scheme"],
    ["ftp://acme.com", "scheme"],
    ["https://acme.com@evil.org", "address"],
    ["localhost", "address"],
    ["http://127.0.0.1/", "address"],
    ["http://[::1]/", "address"],
    ["https://", "address"],
    ["a b.com", "unreadable"],
    ["n/a", "address"],
  ];
  for (const [text, problem] of cases) assert.deepEqual(parseWebsite(text), { problem }, text);
});

test("a website read twice stays the same", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.domain(), fc.string()),
      (text) => {
        const once = parseWebsite(text);
        if ("value" in once) assert.deepEqual(parseWebsite(once.value), once);
      },
    ),
  );
});
