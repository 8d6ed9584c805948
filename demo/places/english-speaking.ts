import { citiesOf, streetsOf, type Country } from "./places.ts";

const british = streetsOf(`
  High Street, Station Road, Church Lane, Mill Road, Victoria Street, Kingsway, Albert Terrace, Orchard Close, Meadow View,
  Wharf Road, Tanner Street, Chapel Row, Priory Gardens, Foundry Lane, Castle Hill`);
const american = streetsOf(`
  Maple Avenue, Oak Street, Cedar Lane, Lakeview Drive, Washington Street, Elm Street, Prospect Avenue, Harbor Boulevard,
  Juniper Court, Old Mill Road, Sunset Drive, Chestnut Street, Ridge Road, Willow Way`);

/** Ofcom keeps 01x1 496 0xxx, 020 7946 0xxx, 029 2018 0xxx, 028 9649 6xxx and 07700 900xxx for drama. */
export const britain: Country = {
  code: "GB",
  language: "en",
  timeZone: "Europe/London",
  cities: citiesOf(`
    London | GB-LND | EC%A %@@ | +44 20 7946 0###
    Manchester | GB-MAN | M%# %@@ | +44 161 496 0###
    Birmingham | GB-BIR | B%# %@@ | +44 121 496 0###
    Leeds | GB-LDS | LS% %@@ | +44 113 496 0###
    Bristol | GB-BST | BS% %@@ | +44 117 496 0###
    Liverpool | GB-LIV | L%# %@@ | +44 151 496 0###
    Edinburgh | GB-EDH | EH% %@@ | +44 131 496 0###
    Glasgow | GB-GLG | G%# %@@ | +44 141 496 0###
    Cardiff | GB-CRF | CF%# %@@ | +44 29 2018 0###
    Belfast | GB-BFS | BT% %@@ | +44 28 9649 6###`),
  streets: british,
  line: "{number} {street}",
  mobile: "+44 7700 900###",
  taxNumber: "GB 000 #### ##",
};

/** ComReg keeps 020 91x xxxx for drama. */
export const ireland: Country = {
  code: "IE",
  language: "en",
  timeZone: "Europe/Dublin",
  cities: citiesOf(`
    Dublin | IE-D | D0% X#@% | +353 20 91% ####
    Cork | IE-CO | T%2 Y#@% | +353 20 91% ####
    Galway | IE-G | H91 K#@% | +353 20 91% ####`),
  streets: british,
  line: "{number} {street}",
  mobile: "+353 20 91% ####",
  taxNumber: "IE 000####W",
};

/** The North American plan keeps 555-0100 to 555-0199 free in every area. */
export const america: Country = {
  code: "US",
  language: "en",
  timeZone: "America/New_York",
  cities: citiesOf(`
    New York | US-NY | 100%# | +1 (212) 555-01##
    Rochester | US-NY | 146%# | +1 (585) 555-01##
    Boston | US-MA | 021%# | +1 (617) 555-01##
    Chicago | US-IL | 606%# | +1 (312) 555-01##
    Seattle | US-WA | 981%# | +1 (206) 555-01##
    Portland | US-OR | 972%# | +1 (503) 555-01##
    Austin | US-TX | 787%# | +1 (512) 555-01##
    Denver | US-CO | 802%# | +1 (303) 555-01##
    Atlanta | US-GA | 303%# | +1 (404) 555-01##`),
  streets: american,
  line: "{number} {street}",
  mobile: "+1 (917) 555-01##",
  taxNumber: "00-#######",
};

export const canada: Country = {
  code: "CA",
  language: "en",
  timeZone: "America/Toronto",
  cities: citiesOf(`
    Toronto | CA-ON | M5@ %@% | +1 (416) 555-01##
    Ottawa | CA-ON | K1@ %@% | +1 (613) 555-01##
    Halifax | CA-NS | B3@ %@% | +1 (902) 555-01##`),
  streets: american,
  line: "{number} {street}",
  mobile: "+1 (647) 555-01##",
  taxNumber: "00#######",
};

/** ACMA keeps 5550 xxxx and 7010 xxxx of each area for fiction. */
export const australia: Country = {
  code: "AU",
  language: "en",
  timeZone: "Australia/Sydney",
  cities: citiesOf(`
    Sydney | AU-NSW | 20%# | +61 2 5550 ####
    Melbourne | AU-VIC | 30%# | +61 3 7010 ####
    Brisbane | AU-QLD | 40%# | +61 7 7010 ####`),
  streets: british,
  line: "{number} {street}",
  mobile: "+61 2 7010 ####",
  taxNumber: "00 0## ### ###",
};
