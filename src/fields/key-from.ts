import { latinForm } from "../values/latin-form.ts";
import { fold } from "../values/text.ts";

const longest = 40;

/** A key of a field or a choice made of what it is called: Latin letters and digits, and another one than those that are taken. */
export function keyFrom(name: string, taken: readonly { key: string }[], style: "camel" | "dashes" = "camel"): string {
  const words = fold(name)
    .split(" ")
    .map((word) => (/^[a-z0-9]*$/.test(word) ? word : latinForm(word).replace(/[^a-z0-9]+/g, "")))
    .filter((word) => word !== "");
  const joined =
    style === "dashes"
      ? words.join("-")
      : words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join("");
  const begins = style === "dashes" ? /^[a-z0-9]/ : /^[a-z]/;
  const first = (begins.test(joined) ? joined : `${style === "dashes" ? "choice" : "field"}${joined}`).slice(
    0,
    longest - 4,
  );
  for (let nth = 1; ; nth++) {
    const key = nth === 1 ? first : `${first}${nth}`;
    if (!taken.some((other) => other.key === key)) return key;
  }
}
