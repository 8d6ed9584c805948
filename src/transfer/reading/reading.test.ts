import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import iconv from "iconv-lite";
import { csvRow, unguard } from "../../values/csv-cell.ts";
import { strictDecoder } from "./decoder.ts";
import { guessDelimiter } from "./delimiter.ts";
import { detectEncoding } from "./detect-encoding.ts";
import type { FileProblem } from "./file-problem.ts";
import { isHeader, readHeader } from "./header.ts";
import { lookAtFile } from "./look-at-file.ts";
import { openRows } from "./open-rows.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(bytes: Uint8Array | string, { encoding = "utf-8", delimiter = ",", size = 7 } = {}) {
  const cells: string[][] = [];
  let problem: FileProblem | undefined;
  for await (const batch of openRows(typeof bytes === "string" ? bytes : pieces(bytes, size), {
    encoding,
    delimiter,
    rowsPerBatch: 3,
  })) {
    if ("problem" in batch) problem = batch.problem;
    else cells.push(...batch.rows.map((row) => row.cells));
  }
  return { cells, problem };
}

test("a file is read in batches from its path, whatever its encoding", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "reading-")), "people.csv");
  const text = "Name,City\r\nІван,Київ\r\nAnna,Köln\r\n";
  for (const [bytes, encoding] of [
    [Buffer.from(text), "utf-8"],
    [Buffer.from(`\ufeff${text}`), "utf-8"],
    [iconv.encode(text, "utf-16le", { addBOM: true }), "utf-16le"],
    [iconv.encode(text, "utf-16be", { addBOM: true }), "utf-16be"],
  ] as const) {
    writeFileSync(path, bytes);
    const { cells, problem } = await rowsOf(path, { encoding });
    assert.equal(problem, undefined);
    assert.deepEqual(cells, [
      ["Name", "City"],
      ["Іван", "Київ"],
      ["Anna", "Köln"],
    ]);
    assert.equal(detectEncoding(bytes).encoding, encoding);
    assert.equal(detectEncoding(bytes).sure, true);
  }
});

test("bytes that are not UTF-8 are told with line and byte, the rows before come first (A125, A127)", async () => {
  const before = "Name\r\nAnna\r\n";
  const cases: Buffer[] = [
    iconv.encode("Іван", "windows-1251"),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from([0xc0, 0xaf]),
    Buffer.from([0xf8, 0x88]),
    Buffer.from([0xe2, 0x82]),
  ];
  for (const bad of cases) {
    for (const size of [1, 2, 5, 1_000]) {
      const bytes = Buffer.concat([Buffer.from(before), Buffer.from("Зоя "), bad, Buffer.from("\r\nx")]);
      const { cells, problem } = await rowsOf(bytes, { size });
      assert.deepEqual(problem, {
        code: "badBytes",
        line: 3,
        offset: before.length + 7,
        params: { encoding: "utf-8" },
      });
      assert.deepEqual(cells, [["Name"], ["Anna"]]);
    }
  }
  const cut = await rowsOf(Buffer.concat([Buffer.from("Name\nЗо"), Buffer.from([0xd1])]));
  assert.deepEqual(cut.problem, { code: "badBytes", line: 2, offset: 9, params: { encoding: "utf-8" } });
});

test("half a pair of UTF-16 is told with its byte (A127)", async () => {
  const bytes = Buffer.concat([
    iconv.encode("Name\nAnn", "utf-16le"),
    Buffer.from([0x3d, 0xd8]),
    iconv.encode("x\n", "utf-16le"),
  ]);
  for (const size of [1, 2, 3, 1_000])
    assert.deepEqual((await rowsOf(bytes, { encoding: "utf-16le", size })).problem, {
      code: "badBytes",
      line: 2,
      offset: 16,
      params: { encoding: "utf-16le" },
    });
});

test("a byte that windows-1251 does not have is told", async () => {
  const { problem } = await rowsOf(Buffer.concat([iconv.encode("Имя\nИва", "windows-1251"), Buffer.from([0x98])]), {
    encoding: "windows-1251",
  });
  assert.deepEqual(problem, { code: "badBytes", line: 2, offset: 7, params: { encoding: "windows-1251" } });
});

test("NUL is refused with its line", async () => {
  assert.deepEqual((await rowsOf(Buffer.from("a\nb\n\nc\0d\ne"))).problem, { code: "nul", line: 4 });
});

test("an empty file, an unknown encoding and rows of bare delimiters are met", async () => {
  assert.deepEqual((await rowsOf(Buffer.alloc(0))).problem, { code: "empty" });
  assert.equal((await rowsOf(Buffer.from("a"), { encoding: "klingon" })).problem?.code, "encodingUnknown");
  assert.deepEqual((await rowsOf(Buffer.from("a,b\n,,,\n , \n1,2\n,,"))).cells, [
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("Excel's line of the separator is no row", async () => {
  const bytes = Buffer.from("sep=;\r\na;b\r\n1;2\r\n");
  const looked = await lookAtFile(bytes);
  assert.ok(!("problem" in looked) && looked.delimiter === ";");
  assert.deepEqual((await rowsOf(bytes, { delimiter: ";", size: 100 })).cells, [
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("pictures, archives, workbooks and PDFs named .csv are told apart from text", async () => {
  const cases: [Buffer, string][] = [
    [Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"), "png"],
    [Buffer.concat([Buffer.from("504b0304140000000800", "hex"), Buffer.alloc(60, 1)]), "zip"],
    [Buffer.from("%PDF-1.7\n1 0 obj\n"), "pdf"],
    [Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100", "hex"), Buffer.alloc(60, 2)]), "jpg"],
  ];
  for (const [bytes, kind] of cases)
    assert.deepEqual(await lookAtFile(bytes), { problem: { code: "notText", params: { kind } } });
  assert.deepEqual(await lookAtFile(Buffer.alloc(0)), { problem: { code: "empty" } });
  assert.deepEqual(await lookAtFile(Buffer.from("\ufeff \r\n")), { problem: { code: "empty" } });
  assert.ok(!("problem" in (await lookAtFile(Buffer.from("BMI,Name\n22,Anna\n")))));
});

test("the encoding of names is guessed, and other readings are shown beside it", () => {
  const people = [
    "Name,City",
    "Шевченко Тарас,Київ",
    "Іваненко Їржина,Львів",
    "Петрова Юлия,Одеса",
    "Ґудзь Євген,Харків",
  ].join("\r\n");
  const russian = ["Имя;Город", "Иванов Пётр;Москва", "Смирнова Ольга;Екатеринбург", "Щукин Эдуард;Тюмень"].join(
    "\r\n",
  );
  const german = ["Name;Ort", "Jürgen Groß;Köln", "Björn Müller;Düsseldorf", "Zoë Weiß;Fürth"].join("\r\n");
  const polish = ["Name;City", "Łukasz Wójcik;Łódź", "Żaneta Świątek;Kraków", "Grażyna Gęś;Poznań"].join("\r\n");
  const japanese = ["名前,市", "山田太郎,東京", "佐藤花子,大阪", "鈴木一郎,名古屋"].join("\r\n");
  const cases: [string, string][] = [
    [people, "windows-1251"],
    // Few letters may be anything; one Cyrillic name is likelier than two Chinese signs.
    ["First name,Last name\nИван,Lee", "windows-1251"],
    [russian, "windows-1251"],
    [russian, "koi8-u"],
    [russian, "ibm866"],
    [german, "windows-1252"],
    [polish, "windows-1250"],
    [japanese, "shift_jis"],
  ];
  for (const [text, encoding] of cases) {
    const guess = detectEncoding(iconv.encode(text, encoding));
    assert.equal(guess.sure, false);
    assert.equal(
      iconv.decode(iconv.encode(text, encoding), guess.encoding),
      text,
      `${encoding} read as ${guess.encoding}`,
    );
    assert.ok(
      guess.candidates.length > 1 && guess.candidates.every(({ samples }) => samples.length <= 5 && samples.length > 0),
    );
  }
  assert.ok(detectEncoding(iconv.encode(people, "windows-1251")).candidates[0]?.samples.includes("Шевченко Тарас"));
});

test("UTF-8 cut within a letter is still UTF-8", () => {
  const bytes = Buffer.from("Name\nЗоя 🎉");
  for (let cut = 0; cut <= 4; cut++)
    assert.deepEqual(detectEncoding(bytes.subarray(0, bytes.length - cut)).encoding, "utf-8");
});

test("the delimiter is guessed by the rows, quotes honoured (A131)", () => {
  const cases: [string, string][] = [
    ["a,b\n1,2\n", ","],
    ["a;b\n1,5;2\n", ";"],
    ["a\tb\n1\t2", "\t"],
    ["a|b|c\n1|2|3\n", "|"],
    ["Name\nAnna\n", ","],
    ["", ","],
    ['Name;Note\n"Petrov; Ivan";"a, b, c"\nx;"d, e"\n', ";"],
    ["Name,Tags\nAnna,a;b;c\nBob,d\n", ","],
    ["Full name;Address\nAnn Lee;Main 5, Rome, Italy\nBob Ray;High 1, Bonn\n", ";"],
  ];
  for (const [text, delimiter] of cases) assert.equal(guessDelimiter(text), delimiter, text);
});

test("headers are kept safe, whatever they are (A132)", () => {
  const cells = ["Phone", "", "Phone", "__proto__", "constructor", "x".repeat(10_000), "", "Phone"];
  const columns = readHeader(cells);
  assert.deepEqual(
    columns.map((column) => column.index),
    [0, 1, 2, 3, 4, 5, 6, 7],
  );
  assert.deepEqual(columns.map((column) => column.header).with(5, "…"), [
    "Phone",
    "",
    "Phone (2)",
    "__proto__",
    "constructor",
    "…",
    "",
    "Phone (3)",
  ]);
  assert.equal(columns[5]?.header.length, 100);
});

test("a first row of values is no header", () => {
  assert.equal(isHeader(["Name", "E-mail"]), true);
  assert.equal(isHeader(["Anna", "anna@acme.com"]), false);
  assert.equal(isHeader(["Anna", "+49 30 1234567"]), false);
});

test("any rows written as bytes and cut anywhere are read as they were (P10)", async () => {
  const text = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(..."'\"=,;\r\n \ufeff"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
      maxLength: 12,
    })
    .filter((value) => !value.includes("\0") && value.isWellFormed());
  const rows = fc.array(
    fc.array(text, { minLength: 2, maxLength: 4 }).filter((row) => row.some((value) => value.trim() !== "")),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom("utf-8" as const, "utf-16le" as const, "utf-16be" as const),
      fc.integer({ min: 1, max: 9 }),
      async (written, encoding, size) => {
        const printed = written.map((row) => csvRow(row, ";")).join("");
        const { cells, problem } = await rowsOf(iconv.encode(printed, encoding, { addBOM: true }), {
          encoding,
          delimiter: ";",
          size,
        });
        assert.equal(problem, undefined);
        assert.deepEqual(
          cells.map((row) => row.map(unguard)),
          written,
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("a strict decoder never changes a byte silently: what it reads, encodes back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (bytes, size) => {
      const decoder = strictDecoder("utf-8");
      let text = "";
      let bad: number | undefined;
      for (let at = 0; at < bytes.length && bad === undefined; at += size) {
        const read = decoder.write(bytes.subarray(at, at + size));
        text += read.text;
        bad = read.bad?.offset;
      }
      const last = bad === undefined ? decoder.end() : { text: "" };
      const good = bad ?? last.bad?.offset ?? bytes.length;
      const expected = Buffer.from(bytes.subarray(0, good));
      const mark = expected.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
      assert.deepEqual(Buffer.from(text + last.text), expected.subarray(mark));
      if (good < bytes.length) assert.throws(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }),
    { numRuns: 3_000 },
  );
});
