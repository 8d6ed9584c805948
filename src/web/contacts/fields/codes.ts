/** ISO 3166-1 alpha-2, without those that are only reserved. */
export const countryCodes: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
  "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
  "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM " +
  "PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
  "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");

/** Languages people write in (ISO 639-1), and the variants of BCP 47 that differ on the page. */
export const languageTags: readonly string[] = (
  "af am ar as az be bg bn bs ca cs cy da de de-AT de-CH el en en-GB en-US eo es es-MX et eu fa fi fil fo fr fr-CA fr-CH ga gl gu ha he hi hr ht hu hy id ig is it ja ka kk km kn ko ku ky lb lo lt lv " +
  "mg mi mk ml mn mr ms mt my nb ne nl nn or pa pl ps pt pt-BR ro ru rw sd si sk sl so sq sr su sv sw ta te tg th ti tk tr tt ug uk ur uz vi wo xh yi yo zh zh-Hans zh-Hant zu"
).split(" ");
