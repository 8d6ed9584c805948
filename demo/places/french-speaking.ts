import { citiesOf, streetsOf, type Country } from "./places.ts";

const streets = streetsOf(`
  rue de la République, avenue des Tilleuls, rue Victor-Hugo, place du Marché, rue des Lilas, chemin des Vignes, quai des Brumes,
  boulevard de la Liberté, rue du Moulin, impasse des Acacias, rue Saint-Martin, cours Gambetta, allée des Cerisiers, rue de l’Église`);

/** Arcep keeps 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and 06 39 98 for works of fiction. */
export const france: Country = {
  code: "FR",
  language: "fr",
  timeZone: "Europe/Paris",
  cities: citiesOf(`
    Paris | FR-IDF | 7501# | +33 1 99 00 %# ##
    Rennes | FR-BRE | 35#00 | +33 2 61 91 %# ##
    Nantes | FR-PDL | 44#00 | +33 2 61 91 %# ##
    Rouen | FR-NOR | 76#00 | +33 2 61 91 %# ##
    Lille | FR-HDF | 59#00 | +33 3 53 01 %# ##
    Strasbourg | FR-GES | 67#00 | +33 3 53 01 %# ##
    Lyon | FR-ARA | 6900% | +33 4 65 71 %# ##
    Marseille | FR-PAC | 1300% | +33 4 65 71 %# ##
    Toulouse | FR-OCC | 31#00 | +33 5 36 49 %# ##
    Bordeaux | FR-NAQ | 33#00 | +33 5 36 49 %# ##`),
  streets,
  line: "{number} {street}",
  mobile: "+33 6 39 98 %# ##",
  taxNumber: "FR ## 000 ### ###",
};

export const belgium: Country = {
  code: "BE",
  language: "fr",
  timeZone: "Europe/Brussels",
  cities: citiesOf(`
    Bruxelles | BE-BRU | 10%0 | +32 2 0## ## ##
    Liège | BE-WLG | 40%0 | +32 4 0## ## ##
    Namur | BE-WNA | 50%0 | +32 81 0# ## ##`),
  streets,
  line: "{street} {number}",
  mobile: "+32 2 0## ## ##",
  taxNumber: "BE 00##.###.###",
};

export const frenchSwitzerland: Country = {
  code: "CH",
  language: "fr",
  timeZone: "Europe/Zurich",
  cities: citiesOf(`
    Genève | CH-GE | 120% | +41 22 0## ## ##
    Lausanne | CH-VD | 100% | +41 21 0## ## ##`),
  streets,
  line: "{street} {number}",
  mobile: "+41 22 0## ## ##",
  taxNumber: "CHE-000.###.###",
};

export const quebec: Country = {
  code: "CA",
  language: "fr",
  timeZone: "America/Toronto",
  cities: citiesOf(`
    Montréal | CA-QC | H2@ %@% | +1 (514) 555-01##
    Québec | CA-QC | G1@ %@% | +1 (418) 555-01##`),
  streets,
  line: "{number}, {street}",
  mobile: "+1 (438) 555-01##",
  taxNumber: "00#######",
};
