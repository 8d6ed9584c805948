import { countryCode } from "../../values/country.ts";
import { regionCode } from "../../values/region.ts";

export type SplitAddress = {
  street?: string;
  street2?: string;
  city?: string;
  postalCode?: string;
  country?: string;
  region?: string;
};

/**
 * Takes a whole address in one cell apart, by lines and commas: a country at the end, a postcode with its city, a region it knows;
 * what stands before is the street. Nothing is lost: what it does not recognise stays with the street.
 */
export function splitAddress(text: string): SplitAddress {
  const parts = text
    .split(/\s*[\n\r,;]+\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .slice(0, 20);
  const found: SplitAddress = {};
  const country = parts.length > 1 ? countryCode(parts.at(-1) ?? "") : undefined;
  if (country !== undefined) {
    found.country = country;
    parts.pop();
  }
  takeRegion(parts, found);
  const at = parts.findLastIndex((part, index) => index > 0 && postcode.test(part));
  if (at !== -1) {
    const [code = ""] = postcode.exec(parts[at] ?? "") ?? [];
    const rest = (parts[at] ?? "").replace(code, "").trim();
    found.postalCode = code.trim();
    parts.splice(at, 1);
    if (rest !== "") placeRest(rest, parts, found, at);
  }
  if (found.city === undefined && parts.length > 1) found.city = parts.pop() ?? "";
  const [street, ...others] = parts;
  if (street !== undefined) found.street = street;
  if (others.length > 0) found.street2 = others.join(", ");
  return found;
}

/** Four to six digits (with a letter or two, or three and two), a Dutch, British or Canadian code; never behind letters of a street. */
const postcode =
  /(?:^|\s)(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?(?:\s?[A-Z]{2})?$|^(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?(?=\s|$)|^\d{3}\s\d{2}(?=\s|$)|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d$/;

/** What stands beside the postcode is the city, or in America the region ("Rochester, NY 14608"). */
function placeRest(rest: string, parts: string[], found: SplitAddress, at: number): void {
  const region = regionCode(found.country ?? "US", rest);
  if (region !== undefined && /^[A-Z]{2}$/.test(rest) && at > 1)
    found.region = found.country === undefined ? rest : region;
  else found.city = rest;
  if (found.city === undefined && parts.length > 1) found.city = parts.splice(at - 1, 1)[0] ?? "";
}

function takeRegion(parts: string[], found: SplitAddress): void {
  if (found.country === undefined || parts.length < 3) return;
  const last = parts.at(-1) ?? "";
  const region = regionCode(found.country, last);
  if (region === undefined || /\d/.test(last)) return;
  found.region = region;
  parts.pop();
}
