import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvCell, csvRow, unguard } from "../../values/csv-cell.ts";
import { csvReader, maxColumns } from "./csv-reader.ts";
import type { FileProblem } from "./file-problem.ts";

function read(text: string, delimiter = ","): { cells: string[][]; lines: number[]; problem: FileProblem | undefined } {
  return readPieces([text], delimiter);
}

function readPieces(pieces: readonly string[], delimiter: string) {
  const reader = csvReader(delimiter);
  const parts = [];
  for (const piece of pieces) {
    const part = reader.read(piece);
    parts.push(part);
    if (part.problem !== undefined) break;
  }
  if (parts.every((part) => part.problem === undefined)) parts.push(reader.end());
  const rows = parts.flatMap((part) => part.rows);
  return {
    cells: rows.map((row) => row.cells),
    lines: rows.map((row) => row.line),
    problem: parts.find((part) => part.problem)?.problem,
  };
}

test("cells are cut at delimiters and unwrapped from quotes", () => {
  assert.deepEqual(read('Name,Note\r\n"Petrov, Ivan","said ""yes""\r\nand left"\r\n').cells, [
    ["Name", "Note"],
    ["Petrov, Ivan", 'said "yes"\r\nand left'],
  ]);
  assert.deepEqual(read("a;b\n1;2", ";").cells, [
    ["a", "b"],
    ["1", "2"],
  ]);
  assert.deepEqual(read('a,"b" ,c\n5" screen,x,').cells, [
    ["a", "b", "c"],
    ['5" screen', "x", ""],
  ]);
});

test("line ends may be mixed, empty lines do not count as rows (A130)", () => {
  const { cells, lines } = read("a\r\nb\nc\rd\r\r\n\n\ne");
  assert.deepEqual(cells, [["a"], ["b"], ["c"], ["d"], ["e"]]);
  assert.deepEqual(lines, [1, 2, 3, 4, 8]);
});

test("a row knows the line it begins on, though cells before it span lines", () => {
  assert.deepEqual(read('h\n"1\n2\r\n3"\nx\n').lines, [1, 2, 5]);
});

test("an unclosed quote is told with its line within a megabyte", () => {
  assert.deepEqual(read('a,b\n1,"Main street\n2,x\n').problem, { code: "unclosedQuote", line: 2, column: 2 });
  assert.deepEqual(read('a,b\n1,"Main street\n2,"x"\n').problem, { code: "unclosedQuote", line: 2, column: 2 });
  const reader = csvReader(",");
  reader.read('a,b\n1,"');
  let taken = 0;
  while (taken < 3_000_000) {
    taken += 50_000;
    const { problem } = reader.read(`${"x".repeat(49_999)}\n`);
    if (problem !== undefined) {
      assert.deepEqual(problem, { code: "unclosedQuote", line: 2, column: 2 });
      break;
    }
  }
  assert.ok(taken <= 1_050_000);
});

test("text behind a closing quote is told with its place", () => {
  assert.deepEqual(read('a,b\n1,"x"y\n').problem, { code: "textAfterQuote", line: 2, column: 2 });
});

test("a million columns stop at 500 (A128)", () => {
  const began = process.cpuUsage().user / 1_000;
  const { problem } = read(`a\n${"x,".repeat(1_000_000)}`);
  assert.deepEqual(problem, { code: "tooManyColumns", line: 2, params: { limit: maxColumns } });
  assert.ok(process.cpuUsage().user / 1_000 - began < 200);
  assert.equal(read(`${"x,".repeat(499)}x\n`).cells[0]?.length, 500);
});

test("a row of more than ten megabytes stops", () => {
  assert.equal(
    readPieces(
      Array.from({ length: 12 }, () => "x".repeat(1_000_000)),
      ",",
    ).problem?.code,
    "rowTooLong",
  );
  assert.equal(read(`a\n${`"${"x".repeat(900_000)}",`.repeat(12)}`).problem?.code, "rowTooLong");
});

const anyText = fc.string({ unit: "binary", size: "max", maxLength: 60 });
const marks = fc.string({ unit: fc.constantFrom(..."'\"=+-@,;\t|\r\n\0 ＝\ufeffaй"), maxLength: 8 });
const cell = fc.oneof(anyText, marks);
const delimiter = fc.constantFrom(",", ";", "\t", "|");

test("what is printed reads as itself, whatever the strings (P10)", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
      delimiter,
      (rows, delimiter) => {
        const { cells, problem } = read(rows.map((row) => csvRow(row, delimiter)).join(""), delimiter);
        assert.equal(problem, undefined);
        assert.deepEqual(
          cells.map((row) => row.map(unguard)),
          rows,
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

test("it does not matter where the text is cut", () => {
  const csv = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'ab,"\r\n x'), maxLength: 40 }),
    fc
      .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
      .map((rows) => rows.map((row) => csvRow(row, ",")).join("")),
  );
  fc.assert(
    fc.property(csv, fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
      const whole = read(text);
      const cut = readPieces(pieces, ",");
      assert.deepEqual(cut.cells, whole.cells);
      assert.deepEqual(cut.lines, whole.lines);
      assert.deepEqual(cut.problem, whole.problem);
    }),
    { numRuns: 3_000 },
  );
});

test("no exported cell begins a formula (A148)", () => {
  for (const value of [
    "=1+1",
    "+49 30 123",
    "-5",
    "@ann",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    " =1",
    '"=1',
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "'=1",
    " '+1",
  ]) {
    const printed = csvCell(value);
    assert.match(printed, /^"?'/, JSON.stringify(value));
    assert.deepEqual(
      read(csvRow([value], ",")).cells.map((row) => row.map(unguard)),
      [[value]],
    );
  }
  for (const value of ["Ann", "5-6", "a=b", "", "Їжак"]) assert.equal(unguard(csvCell(value)), value);
  assert.equal(csvCell("Ann"), "Ann");
  assert.equal(csvCell("'tis"), `"'tis"`);
});

test("a hundred thousand rows of sixteen columns are read in a second", () => {
  const row = csvRow(
    [
      "1",
      "Mr.",
      "Jerry",
      "",
      "Coleman",
      "Jr.",
      "male",
      "Sample, contact",
      "Manager",
      "+1 713-450-0721",
      "jerry@acme.com",
      "Main street 5",
      "Houston",
      "77063",
      "US",
      "vip",
    ],
    ",",
  );
  const piece = row.repeat(500);
  const reader = csvReader(",");
  const began = process.cpuUsage().user / 1_000;
  let rows = 0;
  for (let at = 0; at < 200; at++) rows += reader.read(piece).rows.length;
  assert.equal(rows, 100_000);
  assert.ok(process.cpuUsage().user / 1_000 - began < 2_000, "too slow");
});
