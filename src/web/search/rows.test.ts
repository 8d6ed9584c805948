import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { markMatches } from "./mark-matches.ts";
import { matchLabels } from "./match-labels.ts";
import { recordAt } from "./places.ts";
import type { Hit } from "./recent.ts";
import { arrangeRows } from "./rows.ts";

const olena: Hit = { kind: "contact", id: "1", title: "Олена Гриценко", subtitle: "Vantra Service" };
const vantra: Hit = { kind: "company", id: "2", title: "Vantra Service", subtitle: "" };
const taras: Hit = { kind: "contact", id: "3", title: "Тарас Шевчук", subtitle: "" };
const none = { typed: "", hits: [], recent: [], commands: [], mayCreate: false, failed: false };

describe("The lines of the search", () => {
  test("stand by kind, the best kind first, each with the way to all that match in its list", () => {
    const groups = arrangeRows({ ...none, typed: "vant ra", hits: [vantra, olena, taras], recent: [taras] });
    assert.deepEqual(
      groups.map(({ id, rows }) => [id, ...rows.map(({ href }) => href)]),
      [
        ["company", "/companies/2", "/companies?q=vant+ra"],
        ["contact", "/contacts/1", "/contacts/3", "/contacts?q=vant+ra"],
      ],
    );
  });

  test("leave room for other kinds beside one of which there are many", () => {
    const many = Array.from({ length: 15 }, (_, nth): Hit => ({ ...olena, id: `${nth}` }));
    const people = (hits: Hit[]) => arrangeRows({ ...none, typed: "o", hits })[0]?.rows.length;
    assert.deepEqual([people(many), people([...many, vantra])], [16, 9]);
  });

  test("show what one opened lately before anything is typed", () => {
    const groups = arrangeRows({ ...none, recent: [taras] });
    assert.deepEqual(
      groups.map(({ id }) => id),
      ["recent"],
    );
  });

  test("offer a contact of the typed name where there is nobody, and to ask again where nobody answered", () => {
    const rows = (more: object) => arrangeRows({ ...none, typed: "Ann Lee", ...more }).flatMap((group) => group.rows);
    assert.deepEqual(
      rows({ mayCreate: true }).map(({ href }) => href),
      ["/contacts/new?name=Ann+Lee"],
    );
    assert.deepEqual(
      rows({ failed: true }).map(({ id }) => id),
      ["again"],
    );
  });
});

test("An action is found by the beginnings of its words, in any order, accents aside", () => {
  const all = [{ label: "Créer un contact" }, { label: "Créer une société" }, { label: "Profil" }];
  assert.deepEqual(matchLabels(all, "soc cre"), [{ label: "Créer une société" }]);
  assert.deepEqual(matchLabels(all, ""), all);
});

test("What was typed is marked in what was found: accents, case and letters of two signs aside; at the beginnings of words, else where it stands first", () => {
  const marked = (text: string, typed: string) =>
    markMatches(text, typed)
      .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
      .join("");
  for (const [text, typed, expected] of [
    ["Jürgen Müller", "muller", "Jürgen [Müller]"],
    ["Jürgen Müller", "mul jur", "[Jür]gen [Mül]ler"],
    ["Mu\u0308ller", "mu", "[Mu\u0308]ller"],
    ["Jens Groß", "gross", "Jens [Groß]"],
    ["Катерина Бондаренко", "БОНД", "Катерина [Бонд]аренко"],
    ["O’Brien", "obri", "[O’Bri]en"],
    ["m.lindqvist@nordhavn.example", "@nord", "m.lindqvist@[nord]havn.example"],
    ["Annabel Hannan", "an", "[An]nabel Hannan"],
    ["Hannan", "an", "H[an]nan"],
    ["𝔄nna Lee", "lee", "𝔄nna [Lee]"],
    ["Anna", "", "Anna"],
  ] as const)
    assert.equal(marked(text, typed), expected);
});

test("The address of a record's page says which it is; other pages are none", () => {
  const id = "0199a9d2-1f6e-7a53-8c1b-5f0f5a1c2d3e";
  assert.deepEqual(recordAt(`/contacts/${id}`), { kind: "contact", id });
  assert.deepEqual(recordAt(`/contact-groups/${id}`), { kind: "group", id });
  for (const path of ["/", "/contacts", "/contacts/new", "/opportunities/list", `/imports/${id}`])
    assert.equal(recordAt(path), undefined, path);
});
