import assert from "node:assert/strict";
import { test } from "node:test";
import { countryCodes } from "./country.ts";
import { regionCode, regionName, regionsOf } from "./region.ts";

test("a region is known by its code, its short code and its names", () => {
  const cases: [string, string, string][] = [
    ["US", "US-NY", "US-NY"],
    ["US", "ny", "US-NY"],
    ["US", "New York", "US-NY"],
    ["US", "Texas", "US-TX"],
    ["UA", "Харківська область", "UA-63"],
    ["UA", "Харківська обл.", "UA-63"],
    ["UA", "Kharkiv Oblast", "UA-63"],
    ["UA", "Kharkivska oblast", "UA-63"],
    ["UA", "Київ", "UA-30"],
    ["UA", "Київська обл", "UA-32"],
    ["UA", "Kyiv", "UA-30"],
    ["UA", "Kyiv oblast", "UA-32"],
    ["RU", "Московская область", "RU-MOS"],
    ["RU", "Москва", "RU-MOW"],
    ["RU", "Moscow", "RU-MOW"],
    ["RU", "Татарстан", "RU-TA"],
    ["RU", "Республика Татарстан", "RU-TA"],
    ["RU", "Алтайский край", "RU-ALT"],
    ["RU", "Республика Алтай", "RU-AL"],
    ["FR", "Auvergne-Rhône-Alpes", "FR-ARA"],
    ["FR", "auvergne rhone alpes", "FR-ARA"],
    ["FR", "75", "FR-75"],
    ["DE", "Bavaria", "DE-BY"],
    ["DE", "Bayern", "DE-BY"],
    ["ES", "Asturias", "ES-O"],
    ["ES", "Principado de Asturias", "ES-AS"],
    ["ES", "Alicante", "ES-A"],
  ];
  for (const [country, text, code] of cases) assert.equal(regionCode(country, text), code, `${country} ${text}`);
});

test("what is no region of the country stays free text", () => {
  for (const [country, text] of [
    ["US", "Bayern"],
    ["DE", ""],
    ["ZZ", "NY"],
    ["US", "__proto__"],
    ["__proto__", "a"],
    ["FR", "FR-V"],
  ] as const) {
    assert.equal(regionCode(country, text), undefined, text);
  }
  assert.equal(regionName("DE", "Somewhere"), "Somewhere");
  assert.equal(regionName("US", "US-NY"), "New York");
});

test("every region is found by its own name and its code", () => {
  for (const country of countryCodes) {
    for (const { code, name } of regionsOf(country)) {
      assert.equal(regionCode(country, code), code);
      const same = regionsOf(country).filter((other) => other.name.toLowerCase() === name.toLowerCase());
      if (same.length === 1) assert.ok(regionCode(country, name) !== undefined, name);
    }
  }
  assert.equal(regionsOf("US").length, 57);
  assert.deepEqual(regionsOf("ZZ"), []);
});
