export interface Alphabet {
  /** ISO 15924, as Intl names it. */
  script: string;
  letters: readonly string[];
}

const ukrainian = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ";
const russian = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ";
const cyrillic = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЭЮЯ";

/**
 * Alphabets one can jump by, in the order of their scripts in the root collation (CLDR), by which names are sorted.
 * Letters with which no name begins are left out; those with accents stand with their plain ones there.
 */
export function alphabetsFor(language: string): Alphabet[] {
  return [
    { script: "Latn", letters: [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"] },
    { script: "Grek", letters: [..."ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"] },
    { script: "Cyrl", letters: [...({ uk: ukrainian, ru: russian }[language] ?? cyrillic)] },
    { script: "Geor", letters: [..."აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"] },
    { script: "Armn", letters: [..."ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՓՔՕՖ"] },
    { script: "Hebr", letters: [..."אבגדהוזחטיכלמנסעפצקרשת"] },
    { script: "Arab", letters: [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"] },
  ];
}

const scripts = ["Latn", "Grek", "Cyrl", "Geor", "Armn", "Hebr", "Arab"].map((script) => ({
  script,
  letter: new RegExp(`\\p{Script=${script}}`, "u"),
}));

/** The script of the first letter; undefined where there is none, or one without an alphabet to jump by. */
export function scriptOf(text: string): string | undefined {
  const [first] = /\p{L}/u.exec(text) ?? [];
  return first === undefined ? undefined : scripts.find(({ letter }) => letter.test(first))?.script;
}

/**
 * Which alphabets occur, by asking for the first name from each one on: whatever comes tells the next that occurs,
 * so those between are not asked about.
 */
export async function findAlphabets(
  all: readonly Alphabet[],
  firstFrom: (letter: string) => Promise<string | undefined>,
): Promise<Alphabet[]> {
  const found: Alphabet[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const name = await firstFrom(all[at]?.letters[0] ?? "");
    if (name === undefined) break;
    const next = all.findIndex(({ script }) => script === scriptOf(name));
    const alphabet = all[next];
    if (alphabet === undefined || next < at) continue;
    found.push(alphabet);
    at = next;
  }
  return found;
}
