import assert from "node:assert/strict";
import { test } from "node:test";
import { addressLines, partOrder, type Address } from "./address-lines.ts";

const blank: Address = {
  types: [],
  defaultFor: [],
  label: "",
  primary: false,
  name: "",
  organization: "",
  street: "",
  street2: "",
  city: "",
  postalCode: "",
  country: "",
  region: "",
};

test("most countries write the postcode before the city", () => {
  assert.deepEqual(
    addressLines({ ...blank, country: "DE", street: "Lindenweg 4", city: "Kiel", postalCode: "24103" }, ""),
    ["Lindenweg 4", "24103 Kiel"],
  );
});

test("the United States and Canada write city, state and code", () => {
  assert.deepEqual(
    addressLines({ ...blank, country: "US", street: "12 Elm St", city: "Albany", postalCode: "12207" }, "New York"),
    ["12 Elm St", "Albany, New York 12207"],
  );
});

test("Britain writes the postcode on a line of its own", () => {
  assert.deepEqual(
    addressLines({ ...blank, country: "GB", street: "5 Ashdown Rd", city: "London", postalCode: "NW1 6XE" }, ""),
    ["5 Ashdown Rd", "London", "NW1 6XE"],
  );
});

test("Ukraine writes it behind the city, and a city that is its own region only once", () => {
  assert.deepEqual(
    addressLines({ ...blank, country: "UA", street: "вул. Зоологічна 3", city: "Київ", postalCode: "04119" }, "Київ"),
    ["вул. Зоологічна 3", "Київ 04119"],
  );
});

test("Japan begins with the largest", () => {
  assert.deepEqual(
    addressLines({ ...blank, country: "JP", street: "丸の内1-1", city: "千代田区", postalCode: "100-0005" }, "東京都"),
    ["100-0005 東京都 千代田区", "丸の内1-1"],
  );
});

test("who receives it stands first; empty parts leave no gaps", () => {
  assert.deepEqual(addressLines({ ...blank, name: "Store", organization: "Oberih", city: "Kyiv" }, ""), [
    "Store",
    "Oberih",
    "Kyiv",
  ]);
});

test("a form asks for the parts in the order in which the country writes them", () => {
  assert.deepEqual(partOrder("DE"), ["street", "postalCode", "city", "region"]);
  assert.deepEqual(partOrder("US"), ["street", "city", "region", "postalCode"]);
  assert.deepEqual(partOrder("JP"), ["postalCode", "region", "city", "street"]);
});
