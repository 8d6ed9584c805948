import { randomOf, type Random } from "../../demo/random.ts";
import { contactId, type Base } from "./base.ts";
import { began, ended, idOf } from "./ids.ts";

/** A piece of equipment; companies, people and pieces by their numbers. */
export interface Piece {
  name: string;
  article: string;
  serial: string;
  company: number | null;
  contact: number | null;
  usedBy: number | null;
  parent: number | null;
  /** 1 is on top. */
  level: number;
  isRetired: boolean;
  isDeleted: boolean;
}

/** A fifth as many pieces as people: a quarter of them one tree, a fortieth another one, a tenth of them the giant company's. */
export function partsOf({ contacts }: Pick<Base, "contacts">) {
  const all = Math.floor(contacts / 5);
  const deep = Math.floor(all / 4);
  const flat = Math.floor(all / 40);
  return { all, deep, flat, giant: Math.floor(all / 10) };
}

/** Tops of the two large trees, and whose they are: of the one four fifths of the pieces hang on its top itself. */
export function largeTrees(base: Base) {
  const { deep, flat } = partsOf(base);
  const piece = (index: number) => pieceId(base, index);
  return {
    deep: { top: piece(0), pieces: deep, company: 1 },
    flat: { top: piece(deep), pieces: flat, company: 2 },
  };
}

export function pieceMadeAt(base: Base, index: number): number {
  return began + Math.floor(((ended - began) / partsOf(base).all) * index);
}

export function pieceId(base: Base, index: number): string {
  return idOf("equipment", index, pieceMadeAt(base, index));
}

const seed = 20_261_124;
const deepest = 12;
const kinds = [
  "Pump",
  "Router",
  "Laptop",
  "Monitor",
  "Valve",
  "Sensor",
  "Motor",
  "Switch",
  "Printer",
  "Lift",
  "Boiler",
];
const makes = ["Norvik", "Altra", "Hedera", "Quanta", "Bosun", "Ferro", "Lumen", "Tesar"];

/** All of it: large trees first, then small ones, of which half are a single piece. What stands above another is made before it. */
export function equipmentOf(base: Base): Piece[] {
  const { all, deep, flat, giant } = partsOf(base);
  const pieces: Piece[] = [];
  grow(pieces, base, { size: deep, company: 1, contact: null, flatness: 0.02 });
  grow(pieces, base, { size: flat, company: 2, contact: null, flatness: 0.8 });
  const small = randomOf(seed);
  while (pieces.length < all) {
    const isGiants = pieces.length < deep + flat + giant;
    const isPersons = !isGiants && small.chance(0.1);
    const company = isGiants ? 0 : 3 + Math.floor((base.companies.length - 3) * small.next() * small.next());
    const contact = isPersons ? small.between(base.agents, base.contacts - 1) : null;
    const size = small.chance(0.5) ? 1 : 1 + Math.floor(60 * small.next() ** 3);
    grow(pieces, base, {
      size: Math.min(size, all - pieces.length),
      company: isPersons ? null : company,
      contact,
      flatness: 0.3,
    });
  }
  const isWhole = new Set(pieces.map(({ parent }) => parent));
  return pieces.map((piece, index) => (isWhole.has(index) ? { ...piece, isDeleted: false } : piece));
}

interface Growth {
  size: number;
  company: number | null;
  contact: number | null;
  /** How often a part hangs on the top itself. */
  flatness: number;
}

/** A tree; where a part hangs is by chance, seldom far down, never below the twelfth level. */
function grow(pieces: Piece[], base: Base, { size, company, contact, flatness }: Growth): void {
  const top = pieces.length;
  for (let index = top; index < top + size; index++) {
    const random = randomOf(seed + index);
    let parent = index === top ? null : random.chance(flatness) ? top : random.between(top, index - 1);
    while (parent !== null && (pieces[parent]?.level ?? 0) >= deepest) parent = pieces[parent]?.parent ?? top;
    const level = parent === null ? 1 : (pieces[parent]?.level ?? 0) + 1;
    pieces.push({ ...invented(random, base, index), company, contact, parent, level });
  }
}

function invented(random: Random, base: Base, index: number) {
  const kind = random.pick(kinds);
  const make = random.pick(makes);
  const model = Math.floor(90 * random.next() * random.next());
  return {
    name: `${kind} ${make} ${random.pick(["A", "B", "S", "X"])}${model}`,
    article: random.chance(0.9) ? `${make.slice(0, 2).toUpperCase()}-${100 + model}` : "",
    serial: random.chance(0.9) ? `SN${String(index).padStart(7, "0")}${random.fill("@@")}` : "",
    usedBy: random.chance(0.2) ? random.between(base.agents, base.contacts - 1) : null,
    isRetired: random.chance(0.1),
    isDeleted: random.chance(0.01),
  };
}

/** Who used it: that person's id. */
export function idOfPerson(base: Base, index: number | null): string | null {
  return index === null ? null : contactId(base, index);
}
