import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addressLines } from "./address-lines.ts";
import { countryCodes } from "./country.ts";

test("an address stands in the order of its country", () => {
  const cases: [Parameters<typeof addressLines>[0], string[]][] = [
    [
      {
        street: "1215 Caldwell Road",
        street2: "Apt 4",
        city: "Rochester",
        region: "US-NY",
        postalCode: "14608",
        country: "US",
      },
      ["1215 Caldwell Road", "Apt 4", "Rochester, NY 14608", "United States"],
    ],
    [
      { organization: "Acme GmbH", street: "Hauptstr. 5", city: "Berlin", postalCode: "10115", country: "DE" },
      ["Acme GmbH", "Hauptstr. 5", "10115 Berlin", "Germany"],
    ],
    [
      { street: "вул. Хрещатик, 22", city: "Київ", postalCode: "01001", country: "UA" },
      ["вул. Хрещатик, 22", "Київ", "01001", "Ukraine"],
    ],
    [
      {
        name: "Анна Орлова",
        street: "ул. Победы, 20",
        street2: "кв. 29",
        city: "Балахна",
        region: "RU-NIZ",
        postalCode: "606480",
        country: "RU",
      },
      ["Анна Орлова", "ул. Победы, 20", "кв. 29", "Балахна", "Нижегородская область", "606480", "Russia"],
    ],
    [{ city: "Kowloon", country: "HK" }, ["Kowloon", "Hong Kong SAR China"]],
    [{ city: "Lviv" }, ["Lviv"]],
    [{}, []],
  ];
  for (const [address, lines] of cases) assert.deepEqual(addressLines(address, "en"), lines);
});

test("the country's name is in the reader's language", () => {
  assert.deepEqual(addressLines({ city: "Kyiv", country: "UA" }, "de").at(-1), "Ukraine");
  assert.deepEqual(addressLines({ city: "Berlin", country: "DE" }, "uk").at(-1), "Німеччина");
});

test("street, city and postcode are never lost, whatever the country", () => {
  const text = fc.constantFrom("Main 5", "O'Hara & Sons <b>", "{{city}}", "12345", "Єна", "$1");
  fc.assert(
    fc.property(fc.constantFrom(...countryCodes), text, text, text, (country, street, city, postalCode) => {
      const whole = addressLines({ street, street2: "Floor 2", city, postalCode, country }, "en").join("\n");
      for (const part of [street, "Floor 2", city, postalCode])
        assert.ok(whole.includes(part), `${country}: ${part} in ${whole}`);
    }),
  );
});
