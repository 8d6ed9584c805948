import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import sharp from "sharp";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { eventually } from "../testing/eventually.ts";
import { runHere } from "../testing/worker.ts";
import { aWorld, type World } from "../testing/world.ts";
import { sweepFiles } from "./sweep.ts";

describe("Files on records", () => {
  let world: World;
  let ann: Person;
  let asAnn: Client;
  let greta: string;

  before(async () => {
    world = await aWorld({ config: { maxFileBytes: 100_000 } });
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee", group: "administrator" });
    asAnn = world.as(ann);
    greta = (await asAnn.post("/contacts", { firstName: "Greta", lastName: "Gone" })).body.id;
  });
  after(() => world.close());

  function form(bytes: Buffer | string, name: string, type = "application/octet-stream"): FormData {
    const made = new FormData();
    made.append("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], { type }), name);
    return made;
  }
  const put = async (bytes: Buffer | string, name: string, type?: string) => {
    const reply = await asAnn.post(`/contacts/${greta}/files`, form(bytes, name, type));
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  /** Bytes that lie in the store. */
  const kept = async () => {
    const names = await readdir(join(world.config.dataDir, "files"), { recursive: true }).catch(() => []);
    const stats = await Promise.all(
      names.map((name) => stat(join(world.config.dataDir, "files", name)).catch(() => undefined)),
    );
    return stats.filter((one) => one?.isFile()).length;
  };
  const match = ({ version }: { version: number }) => ({ "if-match": `"${version}"` });

  test("A file is what its bytes are, and what could run is handed down, never shown (A191, A194)", async () => {
    const picture = await sharp({ create: { width: 900, height: 30, channels: 3, background: "teal" } })
      .png()
      .toBuffer();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const html = "<!doctype html><script>alert(1)</script>";
    const files = [
      { bytes: picture, name: "photo.exe", type: "text/html", is: "image/png", preview: "picture" },
      { bytes: Buffer.from(svg), name: "logo.svg", type: "image/svg+xml", is: "text/plain", preview: "text" },
      {
        bytes: Buffer.from(`<?xml version="1.0"?>${svg}`),
        name: "logo.png",
        type: "image/png",
        is: "application/xml",
        preview: null,
      },
      { bytes: Buffer.from(html), name: "cute.png", type: "image/png", is: "text/plain", preview: "text" },
      { bytes: Buffer.from("PK\x03\x04\0\0"), name: "a.zip", type: "text/plain", is: "application/zip", preview: null },
      {
        bytes: Buffer.from([0, 1, 2, 255]),
        name: "b.txt",
        type: "text/plain",
        is: "application/octet-stream",
        preview: null,
      },
    ];
    for (const { bytes, name, type, is, preview } of files) {
      const file = await put(bytes, name, type);
      assert.deepEqual([file.type, file.preview, file.bytes], [is, preview, bytes.length], name);
      for (const view of ["", "?view=inline"]) {
        const { headers } = await asAnn.get(`/files/${file.id}${view}`);
        const shows = view !== "" && preview !== null;
        assert.match(headers.get("content-disposition") ?? "", shows ? /^inline;/ : /^attachment;/, name);
        assert.match(
          headers.get("content-security-policy") ?? "",
          /^sandbox; default-src 'none'.*frame-ancestors 'none'/,
        );
        assert.equal(headers.get("x-content-type-options"), "nosniff");
        assert.doesNotMatch(headers.get("content-type") ?? "", /html|svg|xml/);
      }
      const small = await asAnn.get(`/files/${file.id}/thumbnail`);
      assert.equal(small.status, preview === "picture" ? 200 : 404, name);
    }
  });

  test("Names lose their paths, their turns of direction and what breaks a header (A198)", async () => {
    const names: [given: string, kept: string][] = [
      ["../../etc/passwd", "passwd"],
      ["C:\\Windows\\report.pdf", "report.pdf"],
      ["invoice\u202Egpj.exe", "invoicegpj.exe"],
      ["..", "file"],
      ["договір №5.txt", "договір №5.txt"],
    ];
    for (const [given, name] of names) assert.equal((await put("text", given)).name, name);
    const file = await put("text", "a.txt");
    const renamed = await asAnn.patch(`/files/${file.id}`, { name: 'x"\r\nSet-Cookie: a=b\r\n.txt' }, match(file));
    const { headers } = await asAnn.get(`/files/${file.id}`);
    assert.equal(renamed.body.name, "x Set-Cookie a=b .txt");
    assert.equal(headers.get("set-cookie"), null);
    assert.match(
      headers.get("content-disposition") ?? "",
      /^attachment; filename="[\w .-]+"; filename\*=UTF-8''[\w.%-]+$/,
    );
    assert.equal((await asAnn.patch(`/files/${file.id}`, { name: "/" }, match(renamed.body))).status, 422);
  });

  test("What is too large, empty, no file, or without right keeps nothing", async () => {
    const before = await kept();
    const small = world.as(
      await aMember(world.db, "Small", { rights: { "contacts.clients": { see: "all" }, files: { see: "all" } } }),
    );
    assert.equal((await asAnn.post(`/contacts/${greta}/files`, form("x".repeat(100_001), "a"))).status, 413);
    assert.equal((await asAnn.post(`/contacts/${greta}/files`, form("", "a"))).status, 422);
    assert.equal((await asAnn.post(`/contacts/${greta}/files`, {})).status, 415);
    assert.equal((await small.post(`/contacts/${greta}/files`, form("x", "a"))).status, 403);
    const nowhere = "00000000-0000-7000-8000-000000000000";
    assert.equal((await asAnn.post(`/contacts/${nowhere}/files`, form("x", "a"))).status, 404);
    assert.equal(await kept(), before);
    assert.deepEqual(await world.db.selectFrom("file_uploads").selectAll().execute(), []);
  });

  test("An upload that is cut off leaves neither bytes nor row (A195, F41)", async () => {
    const before = await kept();
    const cookie = await asAnn.cookie();
    const url = new URL(`${world.url}/api/v1/contacts/${greta}/files`);
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n';
    for (let times = 0; times < 3; times++) {
      const call = request(url, {
        method: "POST",
        headers: {
          cookie,
          origin: world.url,
          "content-type": "multipart/form-data; boundary=b",
          "content-length": 90_000,
        },
      });
      call.on("error", () => {});
      call.write(head + "x".repeat(60_000));
      await eventually(kept, (now) => now > before);
      call.destroy();
      await eventually(kept, (now) => now === before);
    }
    await eventually(
      () => world.db.selectFrom("file_uploads").selectAll().execute(),
      (left) => left.length === 0,
    );
  });

  test("What a server that was killed left behind is swept after an hour, and a draft that nobody sent after a week", async () => {
    const draft = (await asAnn.post(`/contacts/${greta}/files?draft=true`, form("x", "draft.txt"))).body;
    const before = await kept();
    await sql`update files set created_at = now() - interval '8 days' where id = ${draft.id}`.execute(world.db);
    await sql`insert into file_uploads (path, started_at) select path, now() - interval '2 hours' from files where id = ${draft.id}`.execute(
      world.db,
    );
    await runHere(world, sweepFiles, {});
    assert.equal(await kept(), before - 1);
    assert.equal((await asAnn.get(`/files/${draft.id}`)).status, 404);
    assert.deepEqual(await world.db.selectFrom("file_uploads").selectAll().execute(), []);
  });

  test("A draft is its maker's alone until a note has it; a note cannot take what is somebody else's or of another record", async () => {
    const root = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
    const draft = (await asAnn.post(`/contacts/${greta}/files?draft=true`, form("words", "draft.txt"))).body;
    assert.equal((await root.get(`/files/${draft.id}`)).status, 404);
    assert.equal((await root.post(`/contacts/${greta}/notes`, { html: "", files: [draft.id] })).status, 422);
    const other = (await asAnn.post("/contacts", { firstName: "Other", lastName: "One" })).body.id;
    assert.equal((await asAnn.post(`/contacts/${other}/notes`, { html: "", files: [draft.id] })).status, 422);
    const note = await asAnn.post(`/contacts/${greta}/notes`, { html: "", files: [draft.id] });
    assert.deepEqual([note.status, note.body.files[0].name], [201, "draft.txt"]);
    assert.equal((await root.get(`/files/${draft.id}`)).body, "words");

    // It goes with its note, and comes back with it.
    await asAnn.delete(`/notes/${note.body.id}`, match(note.body));
    assert.equal((await root.get(`/files/${draft.id}`)).status, 404);
    await asAnn.post(`/notes/${note.body.id}/restore`);
    assert.equal((await root.get(`/files/${draft.id}`)).status, 200);
    // And needs the right to notes as well.
    const noNotes = world.as(
      await aMember(world.db, "Nora", { rights: { "contacts.clients": { see: "all" }, files: { see: "all" } } }),
    );
    assert.equal((await noNotes.get(`/files/${draft.id}`)).status, 404);
  });

  test("A deleted file lies in the trash with its bytes, and comes back as it was", async () => {
    const file = await put("kept", "kept.txt");
    assert.equal((await asAnn.delete(`/files/${file.id}`, match(file))).status, 204);
    assert.equal((await asAnn.get(`/files/${file.id}`)).status, 404);
    const listed = async () =>
      (await asAnn.get(`/contacts/${greta}/files`)).body.items.some(({ id }: { id: string }) => id === file.id);
    assert.equal(await listed(), false);
    assert.equal((await asAnn.post(`/files/${file.id}/restore`)).status, 200);
    assert.equal(await listed(), true);
    assert.equal((await asAnn.get(`/files/${file.id}`)).body, "kept");
  });
});
