import assert from "node:assert/strict";
import { test } from "node:test";
import { CannotStart } from "./cannot-start.ts";
import { readConfig } from "./config.ts";

test("without any setting it listens on this machine alone, port 8080, with the database inside", () => {
  const config = readConfig({});
  assert.deepEqual(
    [config.host, config.port, config.baseUrl, config.databaseUrl, config.firstAdministrator, config.trustedProxies],
    ["localhost", 8080, "http://localhost:8080", undefined, undefined, []],
  );
});

test("the base address follows host and port, and loses the slash at its end", () => {
  assert.equal(readConfig({ HOST: "192.168.1.5", PORT: "9000" }).baseUrl, "http://192.168.1.5:9000");
  assert.equal(readConfig({ HOST: "::1" }).baseUrl, "http://[::1]:8080");
  assert.equal(readConfig({ HOST: "0.0.0.0" }).baseUrl, "http://localhost:8080");
  assert.equal(readConfig({ BASE_URL: "https://people.example.com/" }).baseUrl, "https://people.example.com");
});

test("every wrong value is named at once, with what is right", () => {
  const message = refusalOf({
    PORT: "70000",
    BASE_URL: "people.example.com",
    DATA_DIR: "data",
    LOG_LEVEL: "loud",
    TRUSTED_PROXIES: "10.0.0.0/40",
  });
  assert.equal(
    message,
    [
      'PORT is "70000": give a number from 1 to 65535, such as 8080.',
      'BASE_URL is "people.example.com": give the address people type, without a path, such as https://contacts.example.com.',
      'DATA_DIR is "data": give a folder, written from the root, such as /var/lib/acquaint.',
      'TRUSTED_PROXIES is "10.0.0.0/40": give addresses or networks of your proxies, with commas between, such as 127.0.0.1, 10.0.0.0/8.',
      'LOG_LEVEL is "loud": give one of fatal, error, warn, info, debug, silent.',
    ].join("\n"),
  );
});

test("a wrong secret is named and not shown", () => {
  const message = refusalOf({
    DATABASE_URL: "mysql://root:hunter2@db",
    ADMIN_EMAIL: "ann@example.com",
    ADMIN_PASSWORD: "hunter2",
    SECRET_KEY: "hunter2",
  });
  assert.match(message, /DATABASE_URL is not right/);
  assert.match(message, /ADMIN_PASSWORD is not right: give 12 characters or more/);
  assert.match(message, /SECRET_KEY is not right: give 32 bytes in Base64/);
  assert.doesNotMatch(message, /hunter2/);
});

test("half a first administrator is refused", () => {
  assert.match(refusalOf({ ADMIN_EMAIL: "ann@example.com" }), /ADMIN_EMAIL and ADMIN_PASSWORD go together/);
});

test("an empty value is none, and blanks around a value do not count", () => {
  const config = readConfig({ PORT: " 9000 ", DATABASE_URL: "", TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8" });
  assert.deepEqual(
    [config.port, config.databaseUrl, config.trustedProxies],
    [9000, undefined, ["127.0.0.1", "10.0.0.0/8"]],
  );
});

function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
  }
  return assert.fail("these settings are not refused");
}
