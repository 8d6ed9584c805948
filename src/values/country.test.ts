import assert from "node:assert/strict";
import { test } from "node:test";
import { countryCode, countryCodes, countryName, isCountryCode } from "./country.ts";

test("a country is known by its codes and by its names in six languages and its own", () => {
  const cases: [string, string][] = [
    ["DE", "DE"],
    ["de", "DE"],
    ["DEU", "DE"],
    ["Germany", "DE"],
    ["Німеччина", "DE"],
    ["Германия", "DE"],
    ["Deutschland", "DE"],
    ["Alemania", "DE"],
    ["Allemagne", "DE"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["united states", "US"],
    ["United States of America", "US"],
    ["EE. UU.", "US"],
    ["Сполучені Штати", "US"],
    ["UK", "GB"],
    ["Great Britain", "GB"],
    ["England", "GB"],
    ["Россия", "RU"],
    ["РФ", "RU"],
    ["Russian Federation", "RU"],
    ["Україна", "UA"],
    ["Ucrania", "UA"],
    ["España", "ES"],
    ["Espana", "ES"],
    ["日本", "JP"],
    ["Česko", "CZ"],
    ["Czech Republic", "CZ"],
    ["The Netherlands", "NL"],
    ["Côte d’Ivoire", "CI"],
    ["South Korea", "KR"],
    ["Türkiye", "TR"],
    ["Kosovo", "XK"],
  ];
  for (const [text, code] of cases) assert.equal(countryCode(text), code, text);
});

test("what is no country has no code", () => {
  for (const text of ["", "ZZ", "Atlantis", "__proto__", "constructor", "x".repeat(1_000)])
    assert.equal(countryCode(text), undefined, text);
  assert.equal(isCountryCode("de"), false);
  assert.equal(isCountryCode("DE"), true);
});

test("every country finds itself by its name in each language of the page", () => {
  for (const language of ["en", "uk", "ru", "de", "es", "fr"]) {
    for (const code of countryCodes)
      assert.equal(countryCode(countryName(code, language)), code, `${language} ${code}`);
  }
});
