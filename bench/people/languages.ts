import { listOf, pairsOf, type Names, type TwoForms } from "../../demo/names/names.ts";
import { english } from "../../demo/names/english.ts";
import { french } from "../../demo/names/french.ts";
import { german } from "../../demo/names/german.ts";
import { arabic, japanese, polish, swedish, turkish } from "../../demo/names/other-languages.ts";
import { russian } from "../../demo/names/russian.ts";
import { spanish } from "../../demo/names/spanish.ts";
import { ukrainian } from "../../demo/names/ukrainian.ts";
import { kazakhstan, ukraine } from "../../demo/places/eastern.ts";
import { britain } from "../../demo/places/english-speaking.ts";
import { france } from "../../demo/places/french-speaking.ts";
import { germany } from "../../demo/places/german-speaking.ts";
import { japan, morocco, poland, sweden, turkey } from "../../demo/places/others.ts";
import type { Country } from "../../demo/places/places.ts";
import { spain } from "../../demo/places/spanish-speaking.ts";
import { arabicWork } from "../../demo/work/arabic.ts";
import { englishWork } from "../../demo/work/english.ts";
import { frenchWork } from "../../demo/work/french.ts";
import { germanWork } from "../../demo/work/german.ts";
import { russianWork } from "../../demo/work/russian.ts";
import { spanishWork } from "../../demo/work/spanish.ts";
import { ukrainianWork } from "../../demo/work/ukrainian.ts";
import type { Work } from "../../demo/work/work.ts";
import { madeSurnames } from "./surnames.ts";
import { byFrequency, type ByRoll } from "./frequency.ts";

/** People of one language, as often as they are in the base. Names in front are common, those behind rare. */
export interface Language {
  code: string;
  /** Of a hundred people. */
  share: number;
  names: Names;
  women: ByRoll<string>;
  men: ByRoll<string>;
  surnames: ByRoll<TwoForms>;
  work: Work;
  country: Country;
  /** E.164; `#` is any digit, `%` one from 1 to 9. */
  phone: string;
  twoSurnames?: boolean;
}

const greekNames: Names = {
  women: listOf(
    "Μαρία Ελένη Αικατερίνη Βασιλική Σοφία Αγγελική Γεωργία Δήμητρα Κωνσταντίνα Παρασκευή Άννα Ευαγγελία Ιωάννα Χριστίνα",
  ),
  men: listOf(
    "Γεώργιος Δημήτριος Κωνσταντίνος Ιωάννης Νικόλαος Χρήστος Παναγιώτης Βασίλειος Αθανάσιος Μιχαήλ Ευάγγελος Σπυρίδων Αντώνιος",
  ),
  surnames: [],
  shortNames: pairsOf(
    "Γεώργιος=Γιώργος Δημήτριος=Μήτσος Κωνσταντίνος=Κώστας Ιωάννης=Γιάννης Νικόλαος=Νίκος Ελένη=Λένα",
  ),
};

const chineseNames: Names = {
  women: listOf("芳 娜 秀英 敏 静 丽 艳 娟 霞 秀兰 桂英 婷 雪 玉兰 红 梅 琳 晶 倩 丹 欣怡 梓涵"),
  men: listOf("伟 强 磊 军 洋 勇 杰 涛 明 超 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩然 子轩"),
  surnames: [],
  shortNames: {},
};

export const languages: readonly Language[] = [
  language("en", 30, english, englishWork, britain, "+4477########"),
  language("de", 16, german, germanWork, germany, "+4915%########"),
  language("es", 12, spanish, spanishWork, spain, "+346########", { twoSurnames: true }),
  language("fr", 11, french, frenchWork, france, "+336########"),
  language("uk", 9, ukrainian, ukrainianWork, ukraine, "+38067#######"),
  language("ru", 7, russian, russianWork, kazakhstan, "+7701#######"),
  language("pl", 6, polish, englishWork, poland, "+485########"),
  language("el", 2, greekNames, englishWork, britain, "+30694#######"),
  language("zh", 2, chineseNames, englishWork, japan, "+86138########"),
  language("sv", 2, swedish, englishWork, sweden, "+4670#######"),
  language("tr", 1, turkish, englishWork, turkey, "+90532#######"),
  language("ja", 1, japanese, englishWork, japan, "+8190########"),
  language("ar", 1, arabic, arabicWork, morocco, "+21266#######"),
];

function language(
  code: string,
  share: number,
  names: Names,
  work: Work,
  country: Country,
  phone: string,
  more: { twoSurnames?: boolean } = {},
): Language {
  return {
    code,
    share,
    names,
    work,
    country,
    phone,
    women: byFrequency(names.women, 4),
    men: byFrequency(names.men, 4),
    surnames: byFrequency([...names.surnames, ...madeSurnames(code)], 12),
    ...more,
  };
}
