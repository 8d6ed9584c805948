import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { domainAndAbove, emailDomain, readDomain, shownDomain } from "./domain.ts";
import { isFreeMail, isPublicSuffix } from "./free-mail.ts";
import { lookOf, oneErrorFrom } from "./look-alike.ts";

describe("A domain", () => {
  test("A115: is one, however it is written", () => {
    for (const typed of [
      "ACME.com",
      "acme.com.",
      " acme.com",
      "acme.com\u200b",
      "ａｃｍｅ．ｃｏｍ",
      "@acme.com",
      "ac\u00adme.com",
    ])
      assert.equal(readDomain(typed), "acme.com", typed);
    for (const typed of ["BÜCHER.de", "bücher.de", "xn--bcher-kva.de", "Bu\u0308cher。de"])
      assert.equal(readDomain(typed), "xn--bcher-kva.de", typed);
    assert.equal(shownDomain("xn--bcher-kva.de"), "bücher.de");
    assert.equal(readDomain("bücher.de"), "xn--bcher-kva.de");
    assert.equal(shownDomain("acme.com"), "acme.com");
  });

  test("is refused when it is none", () => {
    for (const typed of [
      "",
      "com",
      "acme",
      "10.0.0.1",
      "[::1]",
      "acme .com",
      "a@acme.com",
      "https://acme.com",
      "acme.com/x",
      "acme.com:80",
      "-acme.com",
      "a..com",
      "acme.com\0",
      "*.acme.com",
      "a".repeat(300) + ".com",
    ])
      assert.equal(readDomain(typed), undefined, JSON.stringify(typed));
  });

  test("P12: the canonical form is its own", () => {
    const label = fc.string({ unit: fc.constantFrom(..."aZ0-éßяİıｗ文\u200b\u0301"), minLength: 1, maxLength: 6 });
    const typed = fc.oneof(
      fc.string(),
      fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join(".")),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const domain = readDomain(text);
        if (domain === undefined) return;
        assert.equal(readDomain(domain), domain);
        assert.equal(emailDomain(`a@${domain}`), domain);
      }),
      { numRuns: 1_000 },
    );
  });

  test("A122: of an address is what stands behind the last unquoted @", () => {
    assert.equal(emailDomain("a@acme.com"), "acme.com");
    assert.equal(emailDomain("a@ACME.com."), "acme.com");
    assert.equal(emailDomain('"a@acme.com"@evil.org'), "evil.org");
    assert.equal(emailDomain('"a\\"@acme.com"@evil.org'), "evil.org");
    assert.equal(emailDomain("a@acme.com@evil.org"), "evil.org");
    for (const text of [
      "<a@acme.com> b@evil.org",
      "a@evil.org, b@acme.com",
      '"a@acme.com',
      "acme.com",
      "@acme.com",
      "a@",
      "",
    ])
      assert.equal(emailDomain(text), undefined, text);
  });

  test("A114: is nobody's own where others register below it, or everybody has a mailbox", () => {
    for (const domain of ["co.uk", "github.io", "uk.com", "com.ua"]) assert.ok(isPublicSuffix(domain), domain);
    for (const domain of ["acme.co.uk", "foo.github.io", "acme.uk.com", "acme.com", "acme.local"])
      assert.ok(!isPublicSuffix(domain), domain);
    for (const domain of ["gmail.com", "ukr.net", "web.de", "yandex.ru", "mail.gmail.com"])
      assert.ok(isFreeMail(domain), domain);
    for (const domain of ["acme.com", "siemens.com"]) assert.ok(!isFreeMail(domain), domain);
  });

  test("stands below others", () => {
    assert.deepEqual(domainAndAbove("a.b.acme.com"), ["a.b.acme.com", "b.acme.com", "acme.com"]);
  });

  test("looks like another of letters that look alike, and like one a slip of the finger away", () => {
    for (const like of ["аcme.com", "acrne.com", "ácme.com"]) assert.equal(lookOf(like), lookOf("acme.com"), like);
    assert.notEqual(lookOf("beta.com"), lookOf("acme.com"));
    const near = new Set(oneErrorFrom("acme.com"));
    for (const like of ["acne.com", "acm.com", "acmee.com", "amce.com"]) assert.ok(near.has(like), like);
    assert.ok(!near.has("acme.com"));
    assert.ok(!near.has("beta.com"));
  });
});
