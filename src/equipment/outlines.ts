import { createRequire } from "node:module";

/** A font as fontkit reads it, which pdfkit keeps to itself. */
interface Font {
  unitsPerEm: number;
  layout(text: string): {
    glyphs: { id: number; path: { commands: { command: string; args: number[] }[] } }[];
    positions: { xAdvance: number }[];
  };
}

/** What texts are drawn with. */
export interface Pdf {
  font(name: string): unknown;
  registerFont(name: string, file: string): unknown;
  addContent(operators: string): unknown;
}

/** Inter comes in a file for each script. */
const files = {
  latin: "inter-latin-wght-normal.woff2",
  latinExt: "inter-latin-ext-wght-normal.woff2",
  cyrillic: "inter-cyrillic-wght-normal.woff2",
  cyrillicExt: "inter-cyrillic-ext-wght-normal.woff2",
  greek: "inter-greek-wght-normal.woff2",
} as const;
type Family = keyof typeof files;

export interface Outlines {
  /** How wide a text is, kerning aside. */
  widthOf(text: string, size: number): number;
  draw(text: string, size: number, left: number, baseline: number): void;
}

/**
 * Texts as the outlines of their letters: of WOFF2 with letters that are put together from others (ö, Ї) pdfkit cannot make
 * the part of a font that would go into the document. Each outline is made once for a document.
 */
export function openOutlines(pdf: Pdf): Outlines {
  for (const [family, file] of Object.entries(files)) pdf.registerFont(family, find(file));
  const fonts = new Map<Family, Font>();
  const known = new Map<string, string>();

  function fontOf(family: Family): Font {
    const font = fonts.get(family) ?? read(pdf, family);
    fonts.set(family, font);
    return font;
  }

  const advances = new Map<string, number>();
  /** Of a letter one point large. */
  function advanceOf(letter: string): number {
    const kept = advances.get(letter);
    if (kept !== undefined) return kept;
    const font = fontOf(familyOf(letter));
    const [position] = font.layout(letter).positions;
    const advance = (position?.xAdvance ?? 0) / font.unitsPerEm;
    advances.set(letter, advance);
    return advance;
  }

  return {
    widthOf: (text, size) => [...text].reduce((sum, letter) => sum + advanceOf(letter), 0) * size,
    draw(text, size, left, baseline) {
      let x = left;
      for (const { family, part } of runs(text)) {
        const font = fontOf(family);
        const scale = size / font.unitsPerEm;
        const { glyphs, positions } = font.layout(part);
        for (const [nth, { id, path }] of glyphs.entries()) {
          const key = `${family} ${id}`;
          const operators = known.get(key) ?? path.commands.map(operatorOf(path.commands)).join(" ");
          known.set(key, operators);
          const at = `${short(scale)} 0 0 ${short(-scale)} ${short(x)} ${short(baseline)}`;
          if (operators !== "") pdf.addContent(`q ${at} cm ${operators} f Q`);
          x += (positions[nth]?.xAdvance ?? 0) * scale;
        }
      }
    },
  };
}

function read(pdf: Pdf, family: Family): Font {
  pdf.font(family);
  const used: unknown = Reflect.get(pdf, "_font");
  const font: unknown = typeof used === "object" && used !== null ? Reflect.get(used, "font") : undefined;
  if (!isFont(font)) throw new Error(`${files[family]} is no font`);
  return font;
}

function isFont(value: unknown): value is Font {
  return typeof value === "object" && value !== null && "unitsPerEm" in value && "layout" in value;
}

type Command = { command: string; args: number[] };

/** In PDF curves have two points that pull; one that pulls is both, a third of the way each (PDF 32000-1, 8.5.2). */
function operatorOf(all: readonly Command[]) {
  return ({ command, args }: Command, nth: number): string => {
    if (command === "closePath") return "h";
    if (command === "moveTo") return `${whole(args)} m`;
    if (command === "lineTo") return `${whole(args)} l`;
    if (command !== "quadraticCurveTo") return `${whole(args)} c`;
    const [fromX = 0, fromY = 0] = (all[nth - 1]?.args ?? []).slice(-2);
    const [pullX = 0, pullY = 0, toX = 0, toY = 0] = args;
    const third = (end: number, pull: number) => end + ((pull - end) * 2) / 3;
    return `${whole([third(fromX, pullX), third(fromY, pullY), third(toX, pullX), third(toY, pullY), toX, toY])} c`;
  };
}

function whole(numbers: readonly number[]): string {
  return numbers.map(Math.round).join(" ");
}

function short(number: number): string {
  return String(Number(number.toFixed(5)));
}

function find(file: string): string {
  return createRequire(import.meta.url).resolve(`@fontsource-variable/inter/files/${file}`);
}

/** The text in pieces of one file each; what none of them has is drawn as an empty box. */
function runs(text: string): { family: Family; part: string }[] {
  const found: { family: Family; part: string }[] = [];
  for (const letter of text) {
    const family = familyOf(letter);
    const last = found.at(-1);
    if (last?.family === family) last.part += letter;
    else found.push({ family, part: letter });
  }
  return found;
}

/** As the files part the scripts among them. */
function familyOf(letter: string): Family {
  const point = letter.codePointAt(0) ?? 0;
  if ((point >= 0x0400 && point <= 0x045f) || [0x0490, 0x0491, 0x04b0, 0x04b1, 0x2116, 0x0301].includes(point))
    return "cyrillic";
  if (point >= 0x0460 && point <= 0x052f) return "cyrillicExt";
  if (point >= 0x0370 && point <= 0x03ff) return "greek";
  return (point >= 0x0100 && point <= 0x02ba) || (point >= 0x1e00 && point <= 0x1eff) ? "latinExt" : "latin";
}
