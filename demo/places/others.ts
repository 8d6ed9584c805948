import { citiesOf, streetsOf, type Country } from "./places.ts";

export const morocco: Country = {
  code: "MA",
  language: "ar",
  timeZone: "Africa/Casablanca",
  cities: citiesOf(`
    الدار البيضاء | MA-CAS | 20%00 | +212 522 0# ## ##
    الرباط | MA-RAB | 10%00 | +212 537 0# ## ##`),
  streets: streetsOf("شارع محمد الخامس\nزنقة الزيتون\nشارع الحسن الثاني"),
  line: "{number} {street}",
  mobile: "+212 522 0# ## ##",
  taxNumber: "000000###0000##",
};

export const emirates: Country = {
  code: "AE",
  language: "ar",
  timeZone: "Asia/Dubai",
  cities: citiesOf(`
    دبي | AE-DU | | +971 4 0## ####
    أبوظبي | AE-AZ | | +971 2 0## ####`),
  streets: streetsOf("شارع الشيخ زايد\nشارع الوصل\nشارع الكورنيش"),
  line: "{street} {number}",
  mobile: "+971 4 0## ####",
  taxNumber: "000############",
};

/** PTS keeps 08-465 004 00 to 99, 031-390 06 00 to 99 and 070-174 06 05 to 99 for books and films. */
export const sweden: Country = {
  code: "SE",
  language: "sv",
  timeZone: "Europe/Stockholm",
  cities: citiesOf(`
    Stockholm | SE-AB | 11% %# | +46 8 465 004 ##
    Göteborg | SE-O | 41% %# | +46 31 390 06 ##`),
  streets: streetsOf("Storgatan, Skolgatan, Björkvägen, Hamngatan, Ängsvägen"),
  line: "{street} {number}",
  mobile: "+46 70 174 06 %#",
  taxNumber: "SE 0000##-####01",
};

export const poland: Country = {
  code: "PL",
  language: "pl",
  timeZone: "Europe/Warsaw",
  cities: citiesOf(`
    Warszawa | PL-MZ | 00-%## | +48 22 0## ## ##
    Kraków | PL-MA | 30-%## | +48 12 0## ## ##`),
  streets: streetsOf("ul. Lipowa, ul. Ogrodowa, ul. Słoneczna, ul. Kwiatowa, al. Jana Pawła II"),
  line: "{street} {number}",
  mobile: "+48 22 0## ## ##",
  taxNumber: "000-###-##-##",
};

export const turkey: Country = {
  code: "TR",
  language: "tr",
  timeZone: "Europe/Istanbul",
  cities: citiesOf(`
    İstanbul | TR-34 | 34%## | +90 212 0## ## ##
    Ankara | TR-06 | 06%## | +90 312 0## ## ##`),
  streets: streetsOf("Çınar Sokak, Bahçe Caddesi, Gül Sokak, Deniz Caddesi"),
  line: "{street} No: {number}",
  mobile: "+90 212 0## ## ##",
  taxNumber: "0000######",
};

export const japan: Country = {
  code: "JP",
  language: "ja",
  timeZone: "Asia/Tokyo",
  cities: citiesOf(`
    東京 | JP-13 | 10%-00## | +81 3-0###-####
    大阪 | JP-27 | 53%-00## | +81 6-0###-####`),
  streets: streetsOf("桜通り\n中央通り\n川端町"),
  line: "{street}{number}",
  mobile: "+81 3-0###-####",
  taxNumber: "T00###########",
};
