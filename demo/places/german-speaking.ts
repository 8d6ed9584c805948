import { citiesOf, streetsOf, type Country } from "./places.ts";

const streets = streetsOf(`
  Hauptstraße, Bahnhofstraße, Gartenweg, Lindenallee, Am Mühlbach, Schillerstraße, Goethestraße, Kirchplatz, Ringstraße,
  Bergstraße, Uferweg, Birkenweg, Marktgasse, Sonnenhang, An der Alten Gärtnerei, Kastanienweg`);

/** The Bundesnetzagentur keeps a thousand numbers in each of five towns, and some of the mobile ones, for film and print. */
export const germany: Country = {
  code: "DE",
  language: "de",
  timeZone: "Europe/Berlin",
  cities: citiesOf(`
    Berlin | DE-BE | 101%# | +49 30 23125 %##
    Hamburg | DE-HH | 203%# | +49 40 66969 %##
    München | DE-BY | 803%# | +49 89 99998 %##
    Köln | DE-NW | 506%# | +49 221 4710 %##
    Frankfurt am Main | DE-HE | 603%# | +49 69 90009 %##
    Leipzig | DE-SN | 041%# | +49 30 23125 %##
    Stuttgart | DE-BW | 701%# | +49 89 99998 %##
    Hannover | DE-NI | 301%# | +49 40 66969 %##
    Mainz | DE-RP | 551%# | +49 69 90009 %##`),
  streets,
  line: "{street} {number}",
  mobile: "+49 176 040690%#",
  taxNumber: "DE 0########",
};

export const austria: Country = {
  code: "AT",
  language: "de",
  timeZone: "Europe/Vienna",
  cities: citiesOf(`
    Wien | AT-9 | 10%0 | +43 1 0######
    Graz | AT-6 | 801# | +43 316 0#####
    Salzburg | AT-5 | 502# | +43 662 0#####
    Innsbruck | AT-7 | 602# | +43 512 0#####`),
  streets,
  line: "{street} {number}",
  mobile: "+43 1 0######",
  taxNumber: "ATU 0000####",
};

export const germanSwitzerland: Country = {
  code: "CH",
  language: "de",
  timeZone: "Europe/Zurich",
  cities: citiesOf(`
    Zürich | CH-ZH | 800% | +41 44 0## ## ##
    Bern | CH-BE | 301# | +41 31 0## ## ##
    Basel | CH-BS | 405# | +41 61 0## ## ##
    Luzern | CH-LU | 600% | +41 41 0## ## ##`),
  streets,
  line: "{street} {number}",
  mobile: "+41 44 0## ## ##",
  taxNumber: "CHE-000.###.###",
};
