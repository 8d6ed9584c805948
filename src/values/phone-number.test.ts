import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/examples.mobile.json";
import { parsePhoneNumber, phoneSearchForms, phoneSearchText } from "./phone-number.ts";
import { nationalNumber, possibleNumber, validNumber } from "./phone-plan.ts";

function e164(text: string, country?: string): string | undefined {
  const phone = parsePhoneNumber(text, country);
  return "problem" in phone ? phone.problem : phone.e164;
}

test("a phone keeps what was typed and gets its E.164 form", () => {
  assert.deepEqual(parsePhoneNumber(" +34 62 263-75-34 "), {
    value: "+34 62 263-75-34",
    normalised: "+34622637534",
    digits: "34622637534",
    e164: "+34622637534",
  });
});

test("phones are read as people of each country type them", () => {
  const cases: [string, string | undefined, string | undefined][] = [
    ["+49 (0) 176 48 03 99 67", undefined, "+4917648039967"],
    ["0654032072", "FR", "+33654032072"],
    ["8 (926) 505-61-97", "RU", "+79265056197"],
    ["8 800 200 06 00", "RU", "+78002000600"],
    ["097 147 37 76", "UA", "+380971473776"],
    ["713-450-0721", "US", "+17134500721"],
    ["1 (713) 450-0721", "US", "+17134500721"],
    ["00380971473776", undefined, "+380971473776"],
    ["00 34 656 10 06 59", "US", "+34656100659"],
    ["011 34 656 10 06 59", "US", "+34656100659"],
    ["380971473776", undefined, "+380971473776"],
    ["79265056197", undefined, "+79265056197"],
    ["77012345678", undefined, "+77012345678"],
    ["tel:+7-926-505-61-97", undefined, "+79265056197"],
    ["(+44) 20 7946 0018", undefined, "+442079460018"],
    ["+٣٨٠٩٧١٤٧٣٧٧٦", undefined, "+380971473776"],
    ["＋３８０９７１４７３７７６", undefined, "+380971473776"],
    ["0654032072", undefined, undefined],
    ["0654032072", "US", undefined],
    ["8-063-666-55-08", "UA", undefined],
    ["713-450-0721", "Nowhere", undefined],
  ];
  for (const [text, country, expected] of cases) assert.equal(e164(text, country), expected, `${text} ${country}`);
});

test("an extension is told apart in the words of six languages", () => {
  const cases: [string, string | undefined][] = [
    ["+33543008630 ext. 11", "11"],
    ["+33 5 43 00 86 30 x11", "11"],
    ["+33543008630;ext=11", "11"],
    ["+7 495 123-45-67, доб. 5", "5"],
    ["+7 495 123-45-67 (вн. 305)", "305"],
    ["+380 44 123 45 67 дод. 12", "12"],
    ["+49 30 1234567 Durchwahl 12", "12"],
    ["+34 91 123 45 67 extensión 5", "5"],
    ["+33 1 23 45 67 89 poste 204", "204"],
    ["+33543008630 #7", "7"],
    ["+33543008630", undefined],
  ];
  for (const [text, extension] of cases) {
    const phone = parsePhoneNumber(text);
    assert.ok(!("problem" in phone) && phone.e164 !== undefined, text);
    assert.equal(phone.extension, extension, text);
  }
});

test("a number that fits no plan stays as typed and is compared by its digits", () => {
  assert.deepEqual(parsePhoneNumber("63/5326849"), {
    value: "63/5326849",
    normalised: "635326849",
    digits: "635326849",
  });
  assert.deepEqual(parsePhoneNumber("1-800-FLOWERS"), { value: "1-800-FLOWERS", normalised: "1800", digits: "1800" });
});

test("what holds no phone says why", () => {
  assert.equal(e164("n/a"), "tooShort");
  assert.equal(e164("12"), "tooShort");
  assert.equal(e164("0971473776, 0971473777, 112"), "tooLong");
  assert.equal(e164("1 ".repeat(31)), "tooLong");
  assert.equal(e164("097\n147 37 76"), "unreadable");
});

test("the quick reading of a number agrees with libphonenumber", () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples);
    if (example === undefined) continue;
    assert.equal(e164(example.number), example.number, country);
    assert.equal(e164(example.formatNational(), country), example.number, country);
  }
  const anyDigits = fc.stringMatching(/^[1-9][0-9]{5,14}$/);
  fc.assert(
    fc.property(
      anyDigits,
      fc.constantFrom<CountryCode>("US", "RU", "UA", "DE", "FR", "ES", "GB", "IT", "PL", "AR"),
      (digits, country) => {
        const quick = possibleNumber(digits);
        if (quick !== undefined) assert.equal(parsePhoneNumberFromString(`+${digits}`)?.number, quick);
        if (validNumber(digits) !== undefined) assert.equal(parsePhoneNumberFromString(`+${digits}`)?.isValid(), true);
        for (const national of [digits, `0${digits}`, `8${digits}`]) {
          const inside = nationalNumber(national, country);
          if (inside !== undefined)
            assert.equal(parsePhoneNumberFromString(national, country)?.number, inside, `${national} ${country}`);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});

test("a phone is found by any way of typing it, whole or in part", () => {
  const finds = (stored: string, country: string | undefined, typed: string) => {
    const phone = parsePhoneNumber(stored, country);
    assert.ok(!("problem" in phone));
    return phoneSearchForms(typed).some((form) => phoneSearchText(phone).includes(form));
  };
  for (const typed of [
    "+380 97 147",
    "0971473776",
    "097-147",
    "(097) 147 37 76",
    "380971473776",
    "0038097",
    "8 097 147 37 76",
    "147 37 76",
  ]) {
    assert.ok(finds("+380971473776", undefined, typed), typed);
  }
  for (const typed of ["8 926 505", "+7 (926) 505-61-97", "9265056197", "89265056197"])
    assert.ok(finds("+79265056197", undefined, typed), typed);
  for (const typed of ["+49 (0) 176 4803", "0176 48039967", "0049176"])
    assert.ok(finds("+4917648039967", undefined, typed), typed);
  assert.ok(finds("0654032072", undefined, "+33 6 54 03 20 72"));
  assert.ok(!finds("+380971473776", undefined, "+380 97 148"));
  assert.deepEqual(phoneSearchForms("12"), []);
  assert.deepEqual(phoneSearchForms("anna"), []);
});

test("a million phones are read in seconds", () => {
  const began = process.cpuUsage().user / 1_000;
  for (let at = 0; at < 50_000; at++) {
    parsePhoneNumber(`+34 62${2_000_000 + at}`);
    parsePhoneNumber(`8 (926) ${1_000_000 + at}`, "RU");
  }
  assert.ok(process.cpuUsage().user / 1_000 - began < 2_000, "too slow");
});
