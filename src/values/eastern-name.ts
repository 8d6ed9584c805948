/** Surnames of two characters, as they are in China, Japan's neighbours and Korea; all others there have one. */
const doubleSurnames = new Set(
  "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒 夏侯 南宫 南宮 端木 남궁 황보 제갈 선우 독고 사공 서문".split(
    " ",
  ),
);

/** Whether a name is written in Han characters, kana or Hangul only: the surname then stands first. */
export function isEastern(name: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー・\s]+$/u.test(name);
}

/** Splits such a name without a space: one character of surname or a known double one; in Japanese, two where there are three or more. A guess. */
export function splitEastern(name: string, language: string | undefined): { lastName: string; firstName: string } {
  const letters = [...name];
  const japanese = language?.startsWith("ja") === true || /[\p{Script=Hiragana}\p{Script=Katakana}々]/u.test(name);
  const length = doubleSurnames.has(letters.slice(0, 2).join("")) || (japanese && letters.length > 2) ? 2 : 1;
  return { lastName: letters.slice(0, length).join(""), firstName: letters.slice(length).join("") };
}
