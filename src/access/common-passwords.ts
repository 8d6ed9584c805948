/** Whether a password is made of what everybody tries first: common words, years, rows of keys, repetitions; with little beside. */
export function isCommonPassword(password: string): boolean {
  const plain = [...password.toLowerCase()].map((letter) => lookalikes[letter] ?? letter).join("");
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, "");
  const digits = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return isRepetition(password) || leftBeside(letters) < ownLetters || leftBeside(digits) < ownLetters;
}

/** So many letters that are of nothing common make a password one's own. */
const ownLetters = 4;

const words = [
  "acquaint",
  "admin",
  "administrator",
  "azerty",
  "baseball",
  "changeme",
  "charlie",
  "default",
  "dragon",
  "football",
  "freedom",
  "guest",
  "hello",
  "iloveyou",
  "letmein",
  "login",
  "master",
  "michael",
  "monkey",
  "mustang",
  "ninja",
  "passw",
  "passwd",
  "password",
  "passwort",
  "princess",
  "qwert",
  "qwerty",
  "root",
  "secret",
  "shadow",
  "starwars",
  "summer",
  "sunshine",
  "superman",
  "temp",
  "test",
  "trustno",
  "user",
  "welcome",
  "whatever",
  "winter",
  "contrasena",
  "motdepasse",
  "пароль",
  "привет",
  "йцукен",
  "любовь",
  "люблю",
  "україна",
  "россия",
].toSorted((a, b) => b.length - a.length);

const rows = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qazwsxedcrfv",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv",
];

const lookalikes: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};

/** How many letters stay when everything common is taken out. */
function leftBeside(text: string): number {
  let left = text;
  for (const word of words) left = left.replaceAll(word, " ");
  left = left.replace(/(?:19|20)\d\d/g, " ");
  return left.split(" ").join("").length - inRows(left);
}

/** Letters that stand beside each other on keys or in the alphabet, four and more, in either direction; and the same one again and again. */
function inRows(text: string): number {
  let inside = 0;
  for (let at = 0; at < text.length;) {
    const length = Math.max(
      ...rows.flatMap((row) => [runLength(text, at, row), runLength(text, at, [...row].reverse().join(""))]),
      sameLength(text, at),
    );
    if (length >= 4) inside += length;
    at += length >= 4 ? length : 1;
  }
  return inside;
}

function runLength(text: string, at: number, row: string): number {
  const start = row.indexOf(text[at] ?? "");
  if (start < 0 || text[at] === " ") return 0;
  let length = 1;
  while (start + length < row.length && text[at + length] === row[start + length]) length++;
  return length;
}

function sameLength(text: string, at: number): number {
  let length = 1;
  while (text[at] !== " " && text[at + length] === text[at]) length++;
  return length;
}

/** "abcabcabcabc": a piece of up to six letters, over and over, perhaps cut at the end. */
function isRepetition(password: string): boolean {
  for (let size = 1; size <= 6; size++) {
    if (
      password ===
      password
        .slice(0, size)
        .repeat(Math.ceil(password.length / size))
        .slice(0, password.length)
    )
      return true;
  }
  return false;
}
