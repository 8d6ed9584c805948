import { listOf, type TwoForms } from "../../demo/names/names.ts";

/** How a language makes surnames: every stem with every ending, "man/woman" where the ending changes with gender. */
interface Manner {
  stems: string;
  endings: string;
}

const manners: Readonly<Record<string, Manner>> = {
  en: {
    stems: `Ash Black Bradd Brook Burn Carl Chester Clay Cold Cran Dal East Elm Fair Fen Glen Hart Haw Hazel Holl Kirk
      Lang Lin Marsh Mill Nor Oak Pen Rad Red Rock Rose Shel Stan Thorn Wake West Whit Win Wood`,
    endings: "ton ford ley field well worth by more bury ham",
  },
  de: {
    stems: `Alt Bach Berg Birn Brand Buch Dorn Eich Eber Feld Fich Gold Grün Hab Hag Kalt Kamp Lind Löw Mühl Neu Ober Rosen
      Sand Schön Stein Tal Wald Wies Wolf`,
    endings: "mann er hofer inger meier bauer ner huber stedt auer",
  },
  es: {
    stems:
      "Alm Arr Bar Bel Cal Carr Cast Cerv Esc Galv Led Mald Mend Mont Mor Palm Quint Riv Sald Val Vel Vill Zal Zam",
    endings: "ez ada ano ares era erola edo illo",
  },
  fr: {
    stems: "Beau Bel Bon Bou Char Chau Clair Cour Dela Fon Gran Lar Mar Mon Mou Per Pon Rou Sau Vau Ver Ville",
    endings: "chard court din gny lard llet mont nard ron rier tier teau",
  },
  uk: {
    stems: `Андрій Бабій Біл Бойч Вовч Гал Горб Груш Дорош Заєць Іваш Карп Клим Кост Кузьм Лук Мат Овч Остр Пав Пил Руд Сав Сем
      Стец Тимч Федор Хом Чорн Яким`,
    endings: "енко ук юк ський/ська ишин ів ченко чак",
  },
  ru: {
    stems: `Абрам Барсук Берез Бел Воронц Голов Горшк Давыд Дроб Ерем Жар Зим Ивашк Калашник Колос Кошк Лапт Лис Март
      Мельник Орех Пест Рог Рыбак Сав Скворц Сух Терех Устин Харит Чист Шил`,
    endings: "ов/ова ин/ина евич овский/овская енко ичев/ичева кин/кина",
  },
  pl: {
    stems: `Adam Bart Bor Brzez Chmiel Czar Dąbr Dobr Gajew Głow Grab Jabłoń Jawor Kalin Kamiń Kowal Kozł Krasn Lewand Lip
      Makow Malin Olsz Piotr Rutk Sad Sosn Szym Toma Wiśniew Wojcie Zalew Ziel`,
    endings: "ski/ska owski/owska czyk ak iak owicz ek",
  },
  el: {
    stems: "Παπαδ Γεωργι Δημητρ Νικολα Κωνσταντιν Ιωανν Αντων Βασιλ Θεοδωρ Μιχα Στεφαν Χρισ Αλεξανδρ Καρα Σταυρ Αθανασ",
    endings: "όπουλος/οπούλου ίδης/ίδου άκης/άκη άτος/άτου έας/έα",
  },
  zh: {
    stems:
      "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕",
    endings: "",
  },
  ja: {
    stems: "佐 山 田 高 小 中 松 井 石 村 森 吉 大 上 前 藤 青 清 水 林",
    endings: "藤 本 田 口 野 木 川 原 島 村",
  },
};

/** The surnames a language makes, in an order of their own: those in front are the common ones. */
export function madeSurnames(language: string): TwoForms[] {
  const { stems, endings } = manners[language] ?? { stems: "", endings: "" };
  if (stems === "") return [];
  const all = endings === "" ? [""] : listOf(endings);
  // Neighbours of one stem would be equally common: the endings take turns instead.
  return all.flatMap((_, turn) =>
    listOf(stems).map((stem, place) => {
      const [man = "", woman = man] = (all[(place + turn) % all.length] ?? "").split("/");
      return { man: `${stem}${man}`, woman: `${stem}${woman}` };
    }),
  );
}
