import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { htmlOfText, maxHtmlLength, safeHtml } from "./safe-html.ts";

function safe(html: string): string {
  const read = safeHtml(html);
  return "html" in read ? read.html : read.problem;
}

test("what a person writes in a note stays", () => {
  const note =
    "<h2>Plan</h2><p>Call <strong>Ann</strong> <em>today</em></p><ul><li>one</li></ul><blockquote>yes</blockquote><pre><code>x = 1</code></pre>";
  assert.equal(safe(note), note);
  assert.equal(safe("Sample Contact"), "Sample Contact");
});

test("links open apart and tell the other side nothing", () => {
  assert.equal(
    safe('<a href="https://acme.com" onclick="x()" style="color:red">Acme</a>'),
    '<a href="https://acme.com" rel="noopener noreferrer nofollow" target="_blank">Acme</a>',
  );
});

test("nothing that runs or loads passes", () => {
  const cases: [string, string][] = [
    ["<script>alert(1)</script>a", "a"],
    ['<img src=x onerror="alert(1)">a', "a"],
    ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
    ['<a href="//evil.org">a</a>', "<a>a</a>"],
    ["<svg><script>alert(1)</script></svg>a", "a"],
    ['<p style="background:url(//evil.org)" onmouseover=x>a</p>', "<p>a</p>"],
    ["<style>@import '//evil.org'</style><iframe src=//evil.org></iframe>a", "a"],
    ["<form><input autofocus onfocus=x>a</form>", "a"],
    ["a <!-- b -->", "a"],
  ];
  for (const [html, expected] of cases) assert.equal(safe(html), expected, html);
});

test("long and deep HTML is refused or cut in good time", () => {
  assert.equal(safe("x".repeat(maxHtmlLength)).length, maxHtmlLength);
  assert.equal(safe("x".repeat(maxHtmlLength + 1)), "tooLong");
  const began = process.cpuUsage().user / 1_000;
  safe("<div>".repeat(12_000));
  safe("<a href=x ".repeat(6_000));
  safe("<".repeat(60_000));
  assert.ok(process.cpuUsage().user / 1_000 - began < 1_000);
});

test("the sanitiser changes nothing in its own output (P17)", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<a href='",
    "https://",
    "mailto:",
    "java",
    "x",
    "'>",
    "<b",
    ">",
    "<li>",
    "&amp;",
    "&",
    "<",
    '"',
    "<script>",
    "</script>",
    "&#x3c;",
    " ",
    "<a>",
    "</a>",
    "<br>",
    "\u00a0",
    "<!--",
    "<svg>",
    "<div><ul>",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 25 }), (pieces) => {
      const once = safe(pieces.join(""));
      assert.equal(safe(once), once);
    }),
    { numRuns: 3_000 },
  );
});

test("plain text shows as typed", () => {
  assert.equal(safe(htmlOfText("a < b\n& c")), "a &lt; b<br />&amp; c");
});
