import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSecrets } from "./secret-key.ts";

let dataDir: string;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "acquaint-key-"));
});
after(() => rm(dataDir, { recursive: true, force: true }));

test("What is sealed is read again, by another process with the same data folder too, and shows nothing", async () => {
  const sealed = openSecrets({ dataDir, secretKey: undefined }).seal("totp 1", "JBSWY3DPEHPK3PXP");
  assert.equal(openSecrets({ dataDir, secretKey: undefined }).unseal("totp 1", sealed), "JBSWY3DPEHPK3PXP");
  assert.ok(!sealed.includes("JBSWY3DPEHPK3PXP") && !Buffer.from(sealed, "base64url").includes("JBSWY3DPEHPK3PXP"));
  assert.notEqual(openSecrets({ dataDir, secretKey: undefined }).seal("totp 1", "JBSWY3DPEHPK3PXP"), sealed);
  assert.deepEqual(await readdir(dataDir), ["secret.key"]);
  assert.equal((await stat(join(dataDir, "secret.key"))).mode & 0o777, 0o600);
});

test("Moved to another record, changed, or sealed by another key it is not opened", () => {
  const secrets = openSecrets({ dataDir, secretKey: undefined });
  const sealed = secrets.seal("totp 1", "text");
  assert.equal(secrets.unseal("totp 2", sealed), undefined);
  assert.equal(secrets.unseal("totp 1", `${sealed.slice(0, -2)}AA`), undefined);
  assert.equal(secrets.unseal("totp 1", sealed.slice(0, 20)), undefined);
  assert.equal(secrets.unseal("totp 1", ""), undefined);
  assert.equal(openSecrets({ dataDir: "/nowhere", secretKey: randomBytes(32) }).unseal("totp 1", sealed), undefined);
});

test("SECRET_KEY wins over the data folder, so that several machines at one database read the same", () => {
  const secretKey = randomBytes(32);
  const sealed = openSecrets({ dataDir: "/nowhere/a", secretKey }).seal("smtp 1", "пароль");
  assert.equal(openSecrets({ dataDir: "/nowhere/b", secretKey }).unseal("smtp 1", sealed), "пароль");
});

test("A second line of the key file opens what was sealed elsewhere, and does not seal", async () => {
  const [path, other] = [join(dataDir, "secret.key"), randomBytes(32)];
  const elsewhere = openSecrets({ dataDir, secretKey: other }).seal("totp 1", "from elsewhere");
  const secrets = openSecrets({ dataDir, secretKey: undefined });
  assert.equal(secrets.unseal("totp 1", elsewhere), undefined);
  await appendFile(path, `${other.toString("base64")}\n`);
  assert.equal(secrets.unseal("totp 1", elsewhere), "from elsewhere");
  assert.equal(
    openSecrets({ dataDir: "/nowhere", secretKey: other }).unseal("totp 1", secrets.seal("totp 1", "own")),
    undefined,
  );
});

test("A key file that is no key is not written over", async () => {
  const path = join(dataDir, "secret.key");
  const key = await readFile(path, "utf8");
  await writeFile(path, "broken");
  assert.throws(() => openSecrets({ dataDir, secretKey: undefined }).seal("totp 1", "text"), /holds no key/);
  assert.equal(await readFile(path, "utf8"), "broken");
  await writeFile(path, key);
});
