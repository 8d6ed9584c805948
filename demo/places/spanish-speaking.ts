import { citiesOf, streetsOf, type Country } from "./places.ts";

const streets = streetsOf(`
  Mayor, de la Paz, del Olivar, San Roque, de los Almendros, Nueva, del Puerto, de la Constitución, Las Acacias, del Mercado,
  Santa Clara, del Molino, Los Naranjos, de la Estación, Miraflores`);

/** Spain keeps no numbers for fiction; these stand in blocks (81 9, 83 9, 73 9) that no operator has been given. */
export const spain: Country = {
  code: "ES",
  language: "es",
  timeZone: "Europe/Madrid",
  cities: citiesOf(`
    Madrid | ES-MD | 280%# | +34 819 ### ###
    Barcelona | ES-CT | 080%# | +34 839 ### ###
    Valencia | ES-VC | 460%# | +34 819 ### ###
    Sevilla | ES-AN | 410%# | +34 819 ### ###
    Bilbao | ES-PV | 480%# | +34 839 ### ###
    Zaragoza | ES-AR | 500%# | +34 839 ### ###
    Málaga | ES-AN | 290%# | +34 819 ### ###
    Santiago de Compostela | ES-GA | 1570% | +34 819 ### ###`),
  streets,
  line: "Calle {street}, {number}",
  mobile: "+34 739 ### ###",
  taxNumber: "ES B00######",
};

export const mexico: Country = {
  code: "MX",
  language: "es",
  timeZone: "America/Mexico_City",
  cities: citiesOf(`
    Ciudad de México | MX-CMX | 06%00 | +52 55 0### ####
    Guadalajara | MX-JAL | 44%00 | +52 33 0### ####
    Monterrey | MX-NLE | 64%00 | +52 81 0### ####`),
  streets,
  line: "Calle {street} {number}",
  mobile: "+52 55 0### ####",
  taxNumber: "XEX 000000 ###",
};

export const argentina: Country = {
  code: "AR",
  language: "es",
  timeZone: "America/Argentina/Buenos_Aires",
  cities: citiesOf(`
    Buenos Aires | AR-C | C10%#@@@ | +54 11 0###-####
    Córdoba | AR-X | X50%#@@@ | +54 351 0##-####
    Rosario | AR-S | S20%#@@@ | +54 341 0##-####`),
  streets,
  line: "{street} {number}",
  mobile: "+54 11 0###-####",
  taxNumber: "30-0000####-#",
};
