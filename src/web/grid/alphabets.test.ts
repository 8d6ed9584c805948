import assert from "node:assert/strict";
import { test } from "node:test";
import { alphabetsFor, findAlphabets, scriptOf } from "./alphabets.ts";

const collator = new Intl.Collator("und");

/** Answers as a sorted list does, and counts how often it was asked. */
function townOf(names: readonly string[]) {
  const sorted = names.toSorted(collator.compare);
  const asked: string[] = [];
  const firstFrom = async (letter: string) => {
    asked.push(letter);
    return sorted.find((name) => collator.compare(name, letter) >= 0);
  };
  return { asked, firstFrom };
}

const scriptsIn = async (names: readonly string[]) =>
  (await findAlphabets(alphabetsFor("en"), townOf(names).firstFrom)).map(({ script }) => script);

test("The alphabets that occur are found, in the order in which the list has them", async () => {
  assert.deepEqual(await scriptsIn(["Шевчук", "Bergmann", "الحداد", "Їжак"]), ["Latn", "Cyrl", "Arab"]);
  assert.deepEqual(await scriptsIn(["Шевчук"]), ["Cyrl"]);
  assert.deepEqual(await scriptsIn([]), []);
  assert.deepEqual(await scriptsIn(["王", "Özil"]), ["Latn"]);
});

test("Alphabets between two that occur are not asked about", async () => {
  const town = townOf(["Bergmann", "الحداد"]);
  await findAlphabets(alphabetsFor("en"), town.firstFrom);
  assert.deepEqual(town.asked, ["A", "Α"]);
});

test("Letters stand in the order of the list, each before every name that begins with it", () => {
  for (const language of ["en", "uk", "ru"])
    for (const { letters } of alphabetsFor(language)) {
      assert.deepEqual([...letters], letters.toSorted(collator.compare));
      for (const letter of letters) assert.ok(collator.compare(letter, `${letter.toLowerCase()}о`) < 0);
    }
});

test("A name's script is that of its first letter, whatever stands before it", () => {
  assert.equal(scriptOf("«Оберіг»"), "Cyrl");
  assert.equal(scriptOf("3M Deutschland"), "Latn");
  assert.equal(scriptOf("007"), undefined);
});
