/** Letters that pass for others to the eye, as those; of Cyrillic and Greek, of figures, and of marks on Latin ones. */
const alike: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  ё: "e",
  є: "e",
  з: "3",
  і: "l",
  ї: "l",
  ј: "j",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  ѕ: "s",
  т: "t",
  у: "y",
  ү: "y",
  х: "x",
  ԁ: "d",
  һ: "h",
  ԛ: "q",
  ԝ: "w",
  ӏ: "l",
  ь: "b",
  г: "r",
  п: "n",
  α: "a",
  β: "b",
  ε: "e",
  η: "n",
  ι: "l",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
  ω: "w",
  γ: "y",
  "0": "o",
  "1": "l",
  i: "l",
  "5": "s",
  "8": "b",
  ı: "l",
  ł: "l",
  ø: "o",
  đ: "d",
  ß: "b",
};

/** What a domain, as people read it, looks like: two that look like the same cannot be told apart at a glance. */
export function lookOf(shown: string): string {
  const letters = [...shown.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()];
  return letters
    .map((letter) => alike[letter] ?? letter)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d");
}

const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789-"];

/** Every domain that is one error away from this one: a letter more, less or other, or two neighbours exchanged; some 75 for each letter. */
export function oneErrorFrom(domain: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at <= domain.length; at++) {
    const [start, rest] = [domain.slice(0, at), domain.slice(at)];
    found.add(start + rest.slice(1));
    if (rest.length > 1) found.add(start + rest.charAt(1) + rest.charAt(0) + rest.slice(2));
    for (const letter of letters) {
      found.add(start + letter + rest);
      found.add(start + letter + rest.slice(1));
    }
  }
  found.delete(domain);
  return [...found];
}
