/** Cyrillic as it is written in e-mail addresses and passports of Ukraine and Russia; good enough for both. */
const letters: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "y",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ь: "",
  ъ: "",
  ы: "y",
  э: "e",
  ю: "iu",
  я: "ia",
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  ı: "i",
  đ: "d",
};
const russianLetters: Record<string, string> = { г: "g", и: "i", й: "y" };

/** A name in small Latin letters and digits, words joined with hyphens: the local part of an e-mail address, a domain, a user name. */
export function latin(text: string, language = ""): string {
  const own = language === "ru" ? { ...letters, ...russianLetters } : letters;
  return [...text.toLowerCase().normalize("NFC")]
    .map((letter) => own[letter] ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’`]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** A first name with the capital it begins with, in Latin letters: what the same person is called in another database. */
export function latinName(text: string, language: string): string {
  return latin(text, language)
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("-");
}
