import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DateFormat, guessDateFormat, isPartialDate, parsePartialDate } from "./partial-date.ts";

function read(text: string, format?: DateFormat): string {
  const date = parsePartialDate(text, format);
  return "value" in date ? date.value : date.problem;
}

test("a day is read in the ways people write it", () => {
  const cases: [string, DateFormat | undefined, string][] = [
    ["1984-05-31", undefined, "1984-05-31"],
    ["--05-31", undefined, "--05-31"],
    ["--0531", undefined, "--05-31"],
    ["19840531", undefined, "1984-05-31"],
    ["1984/5/31", undefined, "1984-05-31"],
    ["1984-05-31T00:00:00Z", undefined, "1984-05-31"],
    ["1984-05-31 00:00:00", undefined, "1984-05-31"],
    ["31.05.1984", undefined, "1984-05-31"],
    ["31.5.", undefined, "--05-31"],
    ["01.02.1984", "mdy", "1984-02-01"],
    ["03/07/1973", "mdy", "1973-03-07"],
    ["03/07/1973", "dmy", "1973-07-03"],
    ["03/07/1973", undefined, "ambiguous"],
    ["05/05/1973", undefined, "1973-05-05"],
    ["31/05/1984", undefined, "1984-05-31"],
    ["05/31/1984", undefined, "1984-05-31"],
    ["31.05.84", undefined, "1984-05-31"],
    ["31 May 1984", undefined, "1984-05-31"],
    ["May 31st, 1984", undefined, "1984-05-31"],
    ["31 травня 1984 р.", undefined, "1984-05-31"],
    ["31 мая 1984 г.", undefined, "1984-05-31"],
    ["31. März 1984", undefined, "1984-03-31"],
    ["31 de mayo de 1984", undefined, "1984-05-31"],
    ["1er août 1984", undefined, "1984-08-01"],
    ["29 Feb", undefined, "--02-29"],
  ];
  for (const [text, format, expected] of cases) assert.equal(read(text, format), expected, `${text} ${format}`);
});

test("only real days from 1850 to tomorrow are days", () => {
  const cases: [string, string][] = [
    ["1984-02-30", "day"],
    ["1983-02-29", "day"],
    ["--02-30", "day"],
    ["--13-01", "day"],
    ["1984-00-10", "day"],
    ["31.11.1984", "day"],
    ["1849-12-31", "range"],
    ["0084-05-31", "range"],
    ["2999-01-01", "range"],
    ["", "format"],
    ["soon", "format"],
    ["May 1984", "format"],
    ["1984", "format"],
    ["31 May 31 May", "format"],
    ["9".repeat(100), "format"],
  ];
  for (const [text, problem] of cases) assert.equal(read(text), problem, text);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  assert.equal(read(tomorrow), tomorrow);
});

test("our own form is the only one the database takes", () => {
  assert.equal(isPartialDate("1984-05-31"), true);
  assert.equal(isPartialDate("--05-31"), true);
  for (const text of ["31.05.1984", "1984-5-31", " 1984-05-31", "1984-02-30"])
    assert.equal(isPartialDate(text), false, text);
});

test("any day read once reads as itself", () => {
  const days = fc
    .date({ min: new Date("1850-01-01"), max: new Date(), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, (day) => {
      const [year, month, number] = day.split("-");
      assert.equal(read(day), day);
      assert.equal(read(`${number}.${month}.${year}`), day);
      assert.equal(read(`${month}/${number}/${year}`, "mdy"), day);
      assert.equal(read(`--${month}-${number}`), `--${month}-${number}`);
    }),
  );
});

test("a column's values tell whether the day or the month stands first", () => {
  assert.equal(guessDateFormat(["03/07/1973", "05/31/1984", ""]), "mdy");
  assert.equal(guessDateFormat(["03/07/1973", "31/05/1984"]), "dmy");
  assert.equal(guessDateFormat(["03/07/1973"]), undefined);
  assert.equal(guessDateFormat(["31/05/1984", "05/31/1984"]), undefined);
});
