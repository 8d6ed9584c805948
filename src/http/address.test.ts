import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clientAddress, networkOf, normalAddress, trusting } from "./address.ts";

const isTrusted = trusting(["127.0.0.1", "10.0.0.0/8", "fd00::/8", "::1"]);

test("A077: behind proxies of ours the rightmost address that is none of theirs is the client's", () => {
  const cases: [socket: string, forwarded: string | undefined, client: string][] = [
    ["203.0.113.9", undefined, "203.0.113.9"],
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["127.0.0.1", undefined, "127.0.0.1"],
    ["127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "6.6.6.6, 198.51.100.1, 10.1.2.3", "198.51.100.1"],
    ["127.0.0.1", "10.1.2.3, 10.1.2.4", "10.1.2.3"],
    ["::ffff:127.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["::1", "[2001:db8::1]:443", "2001:db8::1"],
    ["fd12::5", "6.6.6.6,2001:DB8:0:0::1", "2001:db8::1"],
  ];
  for (const [socket, forwarded, client] of cases)
    assert.equal(clientAddress(socket, forwarded, isTrusted), client, String(forwarded));
});

test("A078: what is no address in X-Forwarded-For counts for nothing; addresses come in one form", () => {
  for (const junk of [
    "<img onerror=alert(1)>",
    "unknown",
    "",
    ",",
    "_hidden",
    "1.2.3",
    "198.51.100.1, evil",
    "x".repeat(1_000_000),
    "999.1.1.1",
  ]) {
    assert.equal(clientAddress("127.0.0.1", junk, isTrusted), "127.0.0.1", junk.slice(0, 40));
  }
  assert.equal(normalAddress("fe80::1%eth0"), "fe80::1");
  assert.equal(normalAddress("::ffff:10.0.0.1"), "10.0.0.1");
  assert.equal(normalAddress("::FFFF:0a00:0001"), "10.0.0.1");
  assert.equal(normalAddress("2001:0db8:0000:0000:0000:0000:0000:0001"), "2001:db8::1");
  assert.equal(clientAddress("127.0.0.1", "::ffff:10.0.0.1, ::ffff:198.51.100.1", isTrusted), "198.51.100.1");
});

test("A210: all addresses of a /64 are one network, and no two /64 are", () => {
  assert.equal(networkOf("198.51.100.1"), "198.51.100.1");
  assert.equal(networkOf("2001:db8::1"), "2001:db8:0:0::/64");
  assert.equal(networkOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV6(), (a, b) => {
      const [one, other] = [normalAddress(a), normalAddress(b)];
      if (!one?.includes(":") || !other?.includes(":")) return true;
      return (networkOf(one) === networkOf(other)) === (upperBits(a) === upperBits(b));
    }),
  );
});

/** The first 64 bits by another way: all groups written out. */
function upperBits(address: string): string {
  const [front = "", back] = address.replace(/\d+\.\d+\.\d+\.\d+$/, "0:0").split("::");
  const head = front ? front.split(":") : [];
  const tail = back ? back.split(":") : [];
  const all = [...head, ...Array<string>(back === undefined ? 0 : 8 - head.length - tail.length).fill("0"), ...tail];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join();
}
