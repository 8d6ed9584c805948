import { pairsOf, type Names } from "./names.ts";

/** A few people of other languages, in their own script, as they write themselves in Latin letters ("own=Latin"). */
export const arabic: Names = fewNames(
  "ليلى=Layla نور=Nour فاطمة=Fatima سلمى=Salma مريم=Maryam هدى=Huda رنا=Rana زينب=Zaynab أمينة=Amina ياسمين=Yasmin",
  "يوسف=Youssef عمر=Omar خالد=Khalid سامي=Sami طارق=Tariq حسن=Hassan إبراهيم=Ibrahim مهدي=Mehdi كريم=Karim رشيد=Rashid",
  `الحداد=Alhaddad بن~عمر=Benomar العلوي=Alaoui السيد=Elsayed المنصوري=Almansouri النجار=Alnajjar الفاسي=Elfassi الشريف=Alsharif
  الكندي=Alkindi التازي=Tazi الخوري=Khoury البغدادي=Albaghdadi عبد~الله=Abdallah الزهراني=Alzahrani`,
);

export const swedish: Names = fewNames(
  "Elin Åsa Malin Ingeborg Linnéa Sigrid Tuva Margareta",
  "Göran Anders Björn Emil Håkan Lennart Oskar Stellan",
  "Åkerström Bergvall Nyström Hallgren Söderlund Ekdahl Wikander Norrby Sjöholm Lindqvist",
);

export const polish: Names = fewNames(
  "Agnieszka Małgorzata Zofia Katarzyna Elżbieta Jadwiga Bożena Łucja",
  "Krzysztof Łukasz Paweł Stanisław Zbigniew Tomasz Wojciech Grzegorz",
  "Wójcik Dąbrowicz Zając Wróbel Stępień Górka Krawczyk Pająk Sikora Żurek",
);

export const turkish: Names = fewNames(
  "Ayşe Zeynep Elif Şule Gülay Defne",
  "Emre Çağlar Oğuz İbrahim Kerem Tolga",
  "Yıldız Şahin Öztürk Çelik Güneş Karataş Aydoğan Kılınç",
);

export const japanese: Names = fewNames(
  "陽子=Yoko 美咲=Misaki 恵=Megumi 由美=Yumi 千尋=Chihiro",
  "健太=Kenta 翔=Sho 直樹=Naoki 大輔=Daisuke 誠=Makoto",
  "山田=Yamada 佐々木=Sasaki 小林=Kobayashi 中村=Nakamura 渡辺=Watanabe 石川=Ishikawa",
);

/** Surnames of these do not change with gender, as they are used here. */
function fewNames(women: string, men: string, surnames: string): Names {
  const [ofWomen, ofMen, ofFamilies] = [pairsOf(women), pairsOf(men), pairsOf(surnames)];
  return {
    women: Object.keys(ofWomen),
    men: Object.keys(ofMen),
    surnames: Object.keys(ofFamilies).map((name) => ({ man: name, woman: name })),
    shortNames: {},
    latin: { ...ofWomen, ...ofMen, ...ofFamilies },
  };
}
