import type { Random } from "../random.ts";
import {
  clothesColours,
  grounds,
  hairColours,
  lighter,
  shade,
  skinColours,
  type ClothesColour,
  type HairColour,
} from "./colours.ts";
import { beards, hairStyles, type Beard, type HairStyle } from "./hair.ts";

/** Everything that makes one drawn face differ from another. */
export interface Portrait {
  ground: string;
  /** From the lightest (0) to the darkest (5). */
  skin: number;
  hair: HairStyle;
  hairColour: HairColour;
  clothes: ClothesColour;
  collar: "round" | "open" | "shirt";
  glasses: "none" | "round" | "square";
  beard: Beard;
}

const forWomen = [
  "bob",
  "bob",
  "long",
  "long",
  "wavy",
  "wavy",
  "bun",
  "ponytail",
  "ponytail",
  "curls",
  "short",
] as const;
const forMen = ["parted", "parted", "parted", "quiff", "quiff", "cropped", "cropped", "receding", "bald"] as const;
const clothes = Object.keys(clothesColours).filter((key): key is ClothesColour => key in clothesColours);

/** A face for somebody of this gender, age and range of skins; `scarf` is how likely a woman wears one. */
export function portraitOf(
  random: Random,
  about: { gender: "female" | "male"; age: number; skins: readonly number[]; scarf: number },
): Portrait {
  const skin = random.pick(about.skins);
  const woman = about.gender === "female";
  const veiled = woman && random.chance(about.scarf);
  return {
    ground: random.pick(grounds),
    skin,
    hair: veiled
      ? "scarf"
      : woman
        ? random.pick(forWomen)
        : random.pick(skin > 3 ? ["cropped", "cropped", "bald", "receding"] : forMen),
    hairColour: hairColourOf(random, about.age, skin),
    clothes: random.pick(clothes),
    collar: random.pick(["round", "open", "shirt"]),
    glasses: random.chance(0.25) ? random.pick(["round", "square"]) : "none",
    beard: woman || random.chance(0.6) ? "none" : random.pick(["short", "short", "full", "moustache"]),
  };
}

/** A face said in words, for people written by hand. */
export function dressed(
  hair: HairStyle,
  skin: number,
  hairColour: HairColour,
  colour: ClothesColour,
  more: Partial<Portrait> = {},
): Portrait {
  const ground = grounds[(hair.length * 3 + skin + colour.length) % grounds.length] ?? grounds[0];
  return { ground, skin, hair, hairColour, clothes: colour, collar: "open", glasses: "none", beard: "none", ...more };
}

/** The portrait as SVG, 48 by 48, 256 pixels wide when drawn; without text or anything from outside. */
export function drawPortrait(portrait: Portrait): string {
  const skin = skinColours[portrait.skin] ?? skinColours[0];
  const cloth = clothesColours[portrait.clothes];
  const hair = portrait.hair === "scarf" ? cloth : hairColours[portrait.hairColour];
  const body = portrait.hair === "scarf" ? shade(cloth, 0.78) : cloth;
  const { behind, over } = hairStyles[portrait.hair];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="256" height="256">`,
    `<rect width="48" height="48" fill="${portrait.ground}"/>`,
    path(behind, portrait.hair === "scarf" ? shade(hair, 0.9) : hair),
    path("M6 50c0-9 7-13.5 18-13.5S42 41 42 50z", body),
    path("M19.5 30h9v6.5c0 2.5-2 4.5-4.5 4.5s-4.5-2-4.5-4.5z", shade(skin, 0.9)),
    path(collars[portrait.collar], portrait.collar === "shirt" ? lighter(body) : shade(body, 0.85)),
    portrait.hair === "scarf" ? "" : ears(shade(skin, 0.93)),
    `<ellipse cx="24" cy="23.5" rx="8.6" ry="10.2" fill="${skin}"/>`,
    face(skin),
    path(beards[portrait.beard], hair),
    path(over, hair, "evenodd"),
    glasses[portrait.glasses],
    "</svg>",
  ].join("");
}

const collars = {
  round: "M18.6 38.2c1 2.6 3 3.9 5.4 3.9s4.4-1.3 5.4-3.9l1.5.4c-1.2 3.4-3.7 5.1-6.9 5.1s-5.7-1.7-6.9-5.1z",
  open: "M18.2 37.3L24 45.5l5.8-8.2 2 .6L24 49.5l-7.8-11.6z",
  shirt: "M17.8 37.4l6.2 5.8-4.2 4.6-4.6-9.8zM30.2 37.4L24 43.2l4.2 4.6 4.6-9.8z",
} as const;

const glasses = {
  none: "",
  round: `<g fill="none" stroke="#3a3f4b" stroke-width=".8"><circle cx="20.3" cy="24" r="2.7"/><circle cx="27.7" cy="24" r="2.7"/><path d="M23 23.6c.6-.5 1.4-.5 2 0"/></g>`,
  square: `<g fill="none" stroke="#3a3f4b" stroke-width=".9"><rect x="17.4" y="21.8" width="5.6" height="4.2" rx="1"/><rect x="25" y="21.8" width="5.6" height="4.2" rx="1"/><path d="M23 23.3h2"/></g>`,
} as const;

function ears(colour: string): string {
  return `<circle cx="15.3" cy="24.4" r="1.8" fill="${colour}"/><circle cx="32.7" cy="24.4" r="1.8" fill="${colour}"/>`;
}

/** Eyes and a smile, hardly there: at 24 pixels only the shape of a head is to be seen. */
function face(skin: string): string {
  const line = shade(skin, 0.5);
  return (
    `<circle cx="20.4" cy="24" r=".9" fill="${line}"/><circle cx="27.6" cy="24" r=".9" fill="${line}"/>` +
    `<path d="M21.2 28.6c1.7 1.5 3.9 1.5 5.6 0" fill="none" stroke="${line}" stroke-width=".85" stroke-linecap="round"/>`
  );
}

function path(shape: string, colour: string, rule = "nonzero"): string {
  return shape === "" ? "" : `<path d="${shape}" fill="${colour}" fill-rule="${rule}"/>`;
}

function hairColourOf(random: Random, age: number, skin: number): HairColour {
  if (age > 62 ? random.chance(0.8) : age > 50 && random.chance(0.35))
    return random.pick(age > 62 ? ["grey", "white"] : ["grey", "ash"]);
  if (skin > 2) return "black";
  return random.pick(
    skin === 2 ? ["black", "brown", "brown"] : ["black", "brown", "brown", "auburn", "sand", "honey", "ash"],
  );
}
