import iso from "iso-3166-2";
import { regionNames, withdrawnRegions } from "./region-names.ts";
import { fold } from "./text.ts";

export type Region = { code: string; name: string };

/** The regions of a country to choose from (ISO 3166-2), by name; none where the standard has none. */
export function regionsOf(country: string): readonly Region[] {
  return atlasOf(country)?.regions ?? [];
}

/** The code of a region written as "US-NY", "NY" or a name; undefined when the country has no such region: it is then kept as free text. */
export function regionCode(country: string, text: string): string | undefined {
  if (text.length > 100) return undefined;
  const atlas = atlasOf(country);
  const folded = fold(text);
  return atlas?.codes.get(folded) ?? atlas?.codes.get(bare(folded));
}

/** The name of a region by its code, or the text itself where it is no code. */
export function regionName(country: string, region: string): string {
  return regionsOf(country).find(({ code }) => code === region)?.name ?? region;
}

type Atlas = { regions: readonly Region[]; codes: ReadonlyMap<string, string> };
const atlases = new Map<string, Atlas>();
const countries = new Map(Object.entries(iso.data));

function atlasOf(country: string): Atlas | undefined {
  const listed = countries.get(country);
  if (listed === undefined) return undefined;
  const known = atlases.get(country);
  if (known !== undefined) return known;

  const listedCodes = Object.keys(listed.sub).filter((code) => !withdrawnRegions.has(code));
  const added = Object.keys(regionNames).filter((code) => code.startsWith(`${country}-`));
  const whole = new Map<string, string>();
  const short = new Map<string, string>();
  const regions = [...new Set([...listedCodes, ...added])].map((code) => {
    const [name = code, ...others] = regionNames[code]?.split(" | ") ?? [readable(listed.sub[code]?.name ?? code)];
    for (const text of [code, code.slice(country.length + 1), name, ...others, listed.sub[code]?.name ?? ""]) {
      addFirst(whole, fold(text), code);
      addFirst(short, bare(fold(text)), code);
    }
    return { code, name };
  });
  const atlas = {
    regions: regions.toSorted((a, b) => a.name.localeCompare(b.name)),
    codes: new Map([...short, ...whole]),
  };
  atlases.set(country, atlas);
  return atlas;
}

/** The first of two regions of one name keeps it; a shortened name never takes a whole one's place ("Kyiv" the city, "Kyiv oblast"). */
function addFirst(codes: Map<string, string>, name: string, code: string): void {
  if (name !== "" && !codes.has(name)) codes.set(name, code);
}

/** "Alacant*" and "Saraj †" lose their marks, "Asturias, Principado de" turns round. */
function readable(name: string): string {
  const plain = name.replace(/\s*[*†]$/, "");
  const turned = /^([^,]+), ([^,]+)$/.exec(plain);
  return turned === null ? plain : `${turned[2]} ${turned[1]}`;
}

const kinds = new Set(
  (
    "oblast region province provincia prov state county district republic respublika krai kray area departement region " +
    "область обл край кр республика респ республіка автономный автономна округ ао район р н land kanton canton"
  ).split(" "),
);

/** The name without the word for what it is: "Харківська обл." is "Харківська область". */
function bare(folded: string): string {
  return folded
    .split(" ")
    .filter((word) => !kinds.has(word))
    .join(" ");
}
