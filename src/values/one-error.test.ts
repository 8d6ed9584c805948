import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isOneErrorApart, neighbourKeys } from "./one-error.ts";

test("one letter more, less, other, or two exchanged are one error; two errors are not", () => {
  for (const typed of ["bondarenk", "bondarenkoo", "bandarenko", "bnodarenko", "ondarenko", "bondarenok"])
    assert.ok(isOneErrorApart("bondarenko", typed), typed);
  for (const typed of ["bondarenko", "bandarenka", "bondar", "oknerednob"])
    assert.ok(!isOneErrorApart("bondarenko", typed), typed);
  assert.ok(!isOneErrorApart("ann", "an"), "short words have too many neighbours");
});

test("whatever the error, the two words share a key", () => {
  const letter = fc.constantFrom(..."abcdeабвї");
  const word = fc.array(letter, { minLength: 4, maxLength: 12 });
  const error = fc.record({ at: fc.nat(11), kind: fc.constantFrom("more", "less", "other", "exchanged"), letter });
  fc.assert(
    fc.property(word, error, (letters, { at, kind, letter: typed }) => {
      const place = at % letters.length;
      const wrong = [...letters];
      if (kind === "more") wrong.splice(place, 0, typed);
      else if (kind === "less") wrong.splice(place, 1);
      else if (kind === "other") wrong[place] = typed;
      else wrong.splice(place, 2, ...letters.slice(place, place + 2).toReversed());
      const [right, mistyped] = [letters.join(""), wrong.join("")];
      if (right === mistyped || mistyped.length < 4) return;
      assert.ok(isOneErrorApart(right, mistyped), `${right} ${mistyped}`);
      const keys = new Set(neighbourKeys(right));
      assert.ok(
        neighbourKeys(mistyped).some((key) => keys.has(key)),
        `${right} ${mistyped}`,
      );
    }),
  );
});
