import { fold } from "./text.ts";

/** The languages of the page, and of the names we recognise. */
const speaking = ["en", "uk", "ru", "de", "es", "fr"];

const english = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const englishRegions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** A language tag in the form of BCP 47 ("uk", "pt-BR"), or undefined when it is malformed or of a language or region nobody knows (A220). "pt_BR" of POSIX is read too. */
export function canonicalLanguage(text: string): string | undefined {
  if (plainTags.has(text)) return text;
  const tag = text.trim().replaceAll("_", "-").replace(/\..*$/, "");
  if (tag.length > 35 || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  try {
    const { language, region, baseName } = new Intl.Locale(tag);
    if (english.of(language) === undefined || language === "und") return undefined;
    return region === undefined || englishRegions.of(region) !== undefined ? baseName : undefined;
  } catch {
    return undefined;
  }
}

/** The two-letter tags, which are nearly all that is ever asked. */
const plainTags: ReadonlySet<string> = new Set(twoLetterTags());

/** The tag of a language written as a tag or by its name in the six languages or its own ("German", "Немецкий", "Deutsch"). */
export function languageCode(text: string): string | undefined {
  if (text.length > 60) return undefined;
  names ??= readNames();
  return names.get(fold(text)) ?? canonicalLanguage(text);
}

let names: Map<string, string> | undefined;

/** Two-letter languages of ISO 639-1 and their regions as people choose them. */
function readNames(): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string | undefined, tag: string) => {
    const folded = fold(name ?? "");
    if (folded !== "" && !found.has(folded)) found.set(folded, tag);
  };
  const lists = speaking.flatMap((language) =>
    (["dialect", "standard"] as const).map(
      (languageDisplay) => new Intl.DisplayNames([language], { type: "language", fallback: "none", languageDisplay }),
    ),
  );
  const tags = [
    ...plainTags,
    "en-US",
    "en-GB",
    "pt-BR",
    "pt-PT",
    "es-MX",
    "fr-CA",
    "de-AT",
    "de-CH",
    "zh-Hans",
    "zh-Hant",
  ];
  for (const tag of tags) {
    for (const list of lists) add(list.of(tag), tag);
    add(new Intl.DisplayNames([tag], { type: "language", fallback: "none" }).of(tag), tag);
  }
  return found;
}

function twoLetterTags(): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return pairs.filter((pair) => english.of(pair) !== undefined && new Intl.Locale(pair).language === pair);
}
