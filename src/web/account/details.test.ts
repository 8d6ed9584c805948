import assert from "node:assert/strict";
import { test } from "node:test";
import { formatFor } from "../kit/format-for.ts";
import { detailsOf } from "./details.ts";

const reader = { language: "de", format: formatFor({ language: "de", timeZone: "Europe/Berlin" }) };

test("A client is told what stands on his card in his own words: the land, the day; nothing empty, nothing twice", () => {
  const address = { types: [], defaultFor: [], label: "", primary: true, name: "", organization: "", region: "" };
  const details = detailsOf(
    {
      jobTitle: "",
      emails: [
        { value: "cleo@oberig.example", label: "", verified: true, bounced: false },
        { value: "cleo@oberig.example", label: "work", verified: false, bounced: false },
      ],
      addresses: [
        { ...address, street: "Am Markt 1", street2: "", postalCode: "20095", city: "Hamburg", country: "DE" },
      ],
      birthday: "--05-31",
    },
    reader,
  );
  assert.deepEqual(details, [
    { field: "emails", values: ["cleo@oberig.example"] },
    { field: "addresses", values: ["Am Markt 1, 20095 Hamburg, Deutschland"] },
    { field: "birthday", values: ["31. Mai"] },
  ]);
});

test("What the access group hides is no line, not even an empty one", () => {
  assert.deepEqual(detailsOf({}, reader), []);
});
