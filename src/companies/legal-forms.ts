import { fold } from "../values/text.ts";

/** Legal forms as they stand in names of companies, of the countries whose languages the product speaks and of their neighbours. */
const forms = [
  // German
  "gmbh|g m b h|gmbh co kg|gmbh und co kg|mbh|ag|kg|ohg|gbr|ug|ug haftungsbeschrankt|haftungsbeschrankt|e k|ek|e v|ev|e u|se|eg|kgaa",
  // English
  "ltd|limited|llc|l l c|llp|l l p|lp|inc|incorporated|corp|corporation|co|company|plc|p l c|pty|pty ltd|pte|cic",
  // Spanish, Portuguese, Italian
  "s a|sa|s l|sl|s l u|slu|s a u|sau|s r l|srl|s c|sociedad anonima|sociedad limitada|s p a|spa|lda|ltda",
  // French, Belgian, Swiss
  "sarl|s a r l|sas|s a s|sasu|eurl|snc|sci|scop|sprl|bvba|nv|n v|bv|b v|vof",
  // Ukrainian, Russian
  "тов|т о в|тзов|тдв|ат|пат|прат|пп|фоп|дп|кп|ооо|о о о|ао|оао|зао|пао|ип|чп|нко|гуп|муп",
  "товариство з обмеженою відповідальністю|общество с ограниченной ответственностью|акционерное общество|акціонерне товариство",
  // Polish, Czech, Scandinavian, Turkish
  "sp z o o|s r o|a s|spolka z o o|as|ab|oy|oyj|aps|a s|kft|zrt|doo|d o o|d d",
].flatMap((line) => line.split("|").map((form) => form.split(" ")));

/** The longest first: "gmbh co kg" goes as a whole. */
const known = forms.toSorted((a, b) => b.length - a.length);

/** A name's folded words without its legal forms, wherever these stand: "ТОВ «Ромашка»" and "Ромашка, ТОВ" are the same. All of them where nothing else is left. */
export function wordsWithoutForm(name: string): string[] {
  const all = fold(name).split(" ").filter(Boolean);
  const left: string[] = [];
  for (let at = 0; at < all.length;) {
    const form = known.find((words) => words.every((word, place) => all[at + place] === word));
    if (form) at += form.length;
    else left.push(all[at++] ?? "");
  }
  return left.length > 0 ? left : all;
}
