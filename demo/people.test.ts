import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Papa from "papaparse";
import { checkChange } from "../src/contacts/check-change.ts";
import { parsePhoneNumber } from "../src/values/phone-number.ts";
import { regionCode } from "../src/values/region.ts";
import { castSites } from "./cast/sites.ts";
import { demoCompanies } from "./companies.ts";
import { demoGroups } from "./groups.ts";
import { demoPeople, demoSize } from "./people.ts";

const people = [...demoPeople()];
const companies = demoCompanies();

test("there are two thousand people and 250 companies, the same ones every time", () => {
  assert.equal(people.length, demoSize.people);
  assert.equal(companies.length - castSites.length, 250);
  assert.equal(hashOf([...demoPeople()]), hashOf(people));
  assert.equal(new Set(companies.map(({ change }) => change.name)).size, companies.length);
  assert.equal(people.filter(({ portrait }) => portrait !== null).length, demoSize.pictures);
});

test("each of the six languages has more than two hundred of them", () => {
  for (const language of ["en", "uk", "ru", "de", "es", "fr"]) {
    assert.ok(people.filter(({ change }) => change.language === language).length > 200, language);
  }
});

test("nothing in them is refused by the rules for contacts", () => {
  for (const { key, change } of people) assert.deepEqual(checkChange(change, undefined, []).faults, [], key);
});

test("every e-mail address is at a domain that RFC 2606 keeps free", () => {
  const emails = [
    ...people.flatMap(({ change }) => change.emails ?? []),
    ...companies.flatMap(({ change }) => change.emails ?? []),
  ];
  for (const { value } of emails) assert.match(value, /(\.example|@example\.(com|org|net))$/i);
});

test("every phone number is read whole, and no British, American, German, French, Irish, Australian or Swedish one is anybody's", () => {
  const numbers = [
    ...people.flatMap(({ change }) => change.phones ?? []),
    ...companies.flatMap(({ change }) => change.phones ?? []),
  ];
  const kept = [
    /^\+44(2079460|2920180|2896496|1\d\d4960)\d{3}$|^\+447700900\d{3}$/,
    /^\+1\d{3}55501\d\d$/,
    /^\+49(3023125|4066969|8999998|2214710|6990009)\d{3}$|^\+49176040690\d\d$/,
    /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/,
    /^\+3532091\d{5}$/,
    /^\+61\d(5550|7010)\d{4}$/,
    /^\+46(846500|313900|701740)/,
  ];
  for (const { value } of numbers) {
    const read = parsePhoneNumber(value);
    assert.ok("e164" in read && read.e164, value);
    const code = /^\+(44|1(?=\d{10}$)|49|33|353|61|46)/.exec(read.e164 ?? "");
    if (code !== null)
      assert.ok(
        kept.some((range) => range.test(read.e164 ?? "")),
        value,
      );
  }
});

test("whoever is linked to stands before who links", () => {
  const seen = new Set<string>();
  for (const one of people) {
    for (const link of [one.owner, one.assignedTo, one.reportsTo])
      assert.ok(link === null || seen.has(link), `${one.key} → ${link}`);
    assert.ok(!seen.has(one.key), one.key);
    seen.add(one.key);
  }
});

test("companies, groups and regions that people name are there", () => {
  const names = new Set(companies.map(({ change }) => change.name));
  const groups = new Set<string>(demoGroups.map(({ name }) => name));
  for (const { key, change, groups: theirs } of people) {
    for (const { name } of change.companies ?? []) assert.ok(name && names.has(name), `${key}: ${name}`);
    for (const name of theirs) assert.ok(groups.has(name), `${key}: ${name}`);
    for (const { country = "", region = "" } of change.addresses ?? [])
      assert.equal(regionCode(country, region), region, `${key}: ${region}`);
  }
});

test("no account of a messenger and no address by chance belongs to two, except to the doubles", () => {
  const single = people.filter(({ key }) => !key.startsWith("double-"));
  const accounts = people
    .flatMap(({ change }) => change.identities ?? [])
    .map(({ kind, externalId }) => `${kind} ${externalId}`);
  assert.equal(new Set(accounts).size, accounts.length);
  const emails = single.flatMap(({ change }) => change.emails ?? []).map(({ value }) => value);
  assert.equal(new Set(emails).size, emails.length);
});

test("nobody has a phone or an e-mail of the file that imports are tried with", () => {
  const file = readFileSync(new URL("../src/transfer/fixtures/orocrm-300.csv", import.meta.url), "utf8");
  const cells = new Set(
    Papa.parse<string[]>(file)
      .data.flat()
      .map((cell) => cell.replace(/[\s()-]/g, "")),
  );
  const known = people.flatMap(({ change }) => [...(change.emails ?? []), ...(change.phones ?? [])]);
  const shared = known
    .map(({ value }) => value.replace(/[\s()-]/g, ""))
    .filter((value) => cells.has(value) || cells.has(value.replace(/^\+1/, "")));
  assert.deepEqual(shared, []);
});

test("people from messengers have one name only, and wait to be completed", () => {
  const newcomers = people.filter(({ change }) => !change.lastName);
  assert.ok(newcomers.length >= demoSize.newcomers);
});

test("women and men bear the forms of their names", () => {
  const wrong = people.filter(({ change: { language = "", gender, lastName = "" } }) => {
    if (!["uk", "ru"].includes(language)) return false;
    return gender === "female"
      ? /(ський|цький|ов|ев)$/.test(lastName)
      : gender === "male" && /(ська|цька|ова|ева)$/.test(lastName);
  });
  assert.deepEqual(
    wrong.map(({ key, change }) => `${key} ${change.firstName} ${change.lastName}`),
    [],
  );
});

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
