import metadata from "libphonenumber-js/metadata.max.json";

/** What the numbering plan of one country says; `trunk` is the digit dialled before a national number (0, 8, 1 or none). */
type Plan = {
  code: string;
  trunk: string;
  plainTrunk: boolean;
  lengths: Set<number>;
  general: RegExp;
  types: readonly NumberType[];
};
/** Mobile, fixed line…: some have fewer lengths than the whole plan. */
type NumberType = { pattern: RegExp; lengths: Set<number> };

const countriesOfCode = new Map<string, readonly string[]>(Object.entries(metadata.country_calling_codes));
const rawPlans = new Map<string, readonly unknown[] | undefined>(Object.entries(metadata.countries));
const plans = new Map<string, Plan | undefined>();

/** E.164 of digits that begin with a country code, when length and shape fit its plan; libphonenumber reads what is left over, at 20 times the cost. */
export function possibleNumber(digits: string): string | undefined {
  const found = splitPlain(digits);
  return found?.plan.general.test(found.national) ? `+${digits}` : undefined;
}

/** The same, when the plan has such numbers in use: to believe in a country code that nobody marked with a plus. */
export function validNumber(digits: string): string | undefined {
  const found = splitPlain(digits);
  return found !== undefined && isInUse(found.plan, found.national) ? `+${digits}` : undefined;
}

/** E.164 of digits dialled inside a country, with or without the trunk digit; undefined when that needs a closer look. */
export function nationalNumber(digits: string, country: string): string | undefined {
  const plan = planOf(country);
  if (plan === undefined || !plan.plainTrunk) return undefined;
  const national = plan.trunk !== "" && digits.startsWith(plan.trunk) ? digits.slice(plan.trunk.length) : digits;
  return !national.startsWith(plan.code) && isInUse(plan, national) ? `+${plan.code}${national}` : undefined;
}

/** Whether the digits begin with a country code or one of the whole world (+800); libphonenumber throws for others, which is slow. */
export function hasCountryCode(digits: string): boolean {
  return [1, 2, 3].some(
    (length) =>
      countriesOfCode.has(digits.slice(0, length)) || Object.hasOwn(metadata.nonGeographic, digits.slice(0, length)),
  );
}

/** Code, trunk digit and national digits of an E.164 number. */
export function numberParts(e164: string): { code: string; trunk: string; national: string } | undefined {
  const digits = e164.slice(1);
  const plan = planOfNumber(digits);
  return plan && { code: plan.code, trunk: plan.trunk, national: digits.slice(plan.code.length) };
}

function isInUse(plan: Plan, national: string): boolean {
  return plan.types.some((type) => type.lengths.has(national.length) && type.pattern.test(national));
}

function splitPlain(digits: string): { plan: Plan; national: string } | undefined {
  const plan = planOfNumber(digits);
  if (plan === undefined || !plan.plainTrunk) return undefined;
  const national = digits.slice(plan.code.length);
  // Behind a country code a trunk digit is mostly a slip: +49 (0) 176; the code a second time too.
  if ((plan.trunk !== "" && national.startsWith(plan.trunk)) || national.startsWith(plan.code)) return undefined;
  return plan.lengths.has(national.length) ? { plan, national } : undefined;
}

/** Country codes are prefix-free, of one to three digits (ITU-T E.164). The first country of a shared code is its main one. */
function planOfNumber(digits: string): Plan | undefined {
  for (let length = 1; length <= 3; length++) {
    const country = countriesOfCode.get(digits.slice(0, length))?.[0];
    if (country !== undefined) return planOf(country);
  }
  return undefined;
}

function planOf(country: string): Plan | undefined {
  if (!plans.has(country)) plans.set(country, readPlan(rawPlans.get(country)));
  return plans.get(country);
}

/** Places in libphonenumber's array, version 4 of its format; a test compares the answers with the library's. */
function readPlan(raw: readonly unknown[] | undefined): Plan | undefined {
  if (raw === undefined) return undefined;
  const [code, , general, lengths, , trunk, , forParsing, transform, , , types] = raw;
  if (typeof code !== "string" || typeof general !== "string" || !Array.isArray(lengths)) return undefined;
  const whole = new Set(lengths.map(Number));
  return {
    code,
    trunk: typeof trunk === "string" ? trunk : "",
    plainTrunk: !forParsing && !transform,
    lengths: whole,
    general: new RegExp(`^(?:${general})$`),
    types: Array.isArray(types) ? types.map((type: unknown) => readType(type, whole)) : [],
  };
}

function readType(raw: unknown, whole: Set<number>): NumberType {
  const [pattern, lengths] = Array.isArray(raw) ? raw : [];
  const used = typeof pattern === "string" && pattern !== "" ? pattern : "[^\\d]";
  return {
    pattern: new RegExp(`^(?:${used})$`),
    lengths: Array.isArray(lengths) ? new Set(lengths.map(Number)) : whole,
  };
}
