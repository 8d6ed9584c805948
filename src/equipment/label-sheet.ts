import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import PdfDocument from "pdfkit";
import { encode } from "uqr";
import { openOutlines, type Outlines } from "./outlines.ts";

export interface Label {
  id: string;
  name: string;
  article: string;
  serial: string;
  /** Empty where there is none, or none that the reader sees. */
  company: string;
}

type Pdf = InstanceType<typeof PdfDocument>;

/** A4 in points, parted into 3 by 8 labels of 70 by 37 mm, as they are sold. */
const sheet = { width: 595.28, height: 841.89, columns: 3, rows: 8 };
const label = { width: sheet.width / sheet.columns, height: sheet.height / sheet.rows };
const onSheet = sheet.columns * sheet.rows;
const margin = 11;
const code = label.height - 2 * margin;

/** A sheet of labels as PDF, while it is made; `skip` leaves so many empty at the beginning. */
export function labelSheet(
  labels: readonly Label[],
  { skip, addressOf }: { skip: number; addressOf: (id: string) => string },
): Readable {
  const pdf = new PdfDocument({ size: "A4", margin: 0 });
  const stream = Readable.from(pdf, { objectMode: false });
  drawAll(pdf, labels, skip, addressOf).catch((error: unknown) =>
    stream.destroy(new Error("no labels", { cause: error })),
  );
  return stream;
}

/** A sheet after the other, so that nobody waits for all of them. */
async function drawAll(
  pdf: Pdf,
  labels: readonly Label[],
  skip: number,
  addressOf: (id: string) => string,
): Promise<void> {
  const outlines = openOutlines(pdf);
  for (const [nth, one] of labels.entries()) {
    const place = (nth + skip) % onSheet;
    if (place === 0 && nth > 0) {
      await turn();
      pdf.addPage();
    }
    const left = (place % sheet.columns) * label.width;
    const top = Math.floor(place / sheet.columns) * label.height;
    drawCode(pdf, addressOf(one.id), left + margin, top + margin);
    drawWords(outlines, one, left, top);
  }
  pdf.end();
}

function drawWords(outlines: Outlines, { name, article, serial, company }: Label, left: number, top: number): void {
  const x = left + margin + code + 8;
  const width = left + label.width - margin - x;
  let y = top + margin + 9;
  for (const line of lines(outlines, name, 10, width, 3)) {
    outlines.draw(line, 10, x, y);
    y += 12;
  }
  y += 2;
  for (const text of [article, serial, company].filter(Boolean)) {
    outlines.draw(lines(outlines, text, 7.5, width, 1)[0] ?? "", 7.5, x, y);
    y += 10;
  }
}

/** Its dark squares, a row's neighbours as one. */
function drawCode(pdf: Pdf, address: string, left: number, top: number): void {
  const { data, size } = encode(address, { ecc: "M", border: 0 });
  const dot = code / size;
  for (const [row, cells] of data.entries()) {
    let start = -1;
    for (let column = 0; column <= size; column++) {
      const isDark = cells[column] === true;
      if (isDark && start < 0) start = column;
      if (isDark || start < 0) continue;
      pdf.rect(left + start * dot, top + row * dot, (column - start) * dot, dot);
      start = -1;
    }
  }
  pdf.fill("black");
}

/** The text in so many lines at most, broken between words or, where a word is too long, within it; what is cut off ends in an ellipsis. */
function lines(outlines: Outlines, text: string, size: number, width: number, most: number): string[] {
  const fits = (line: string) => outlines.widthOf(line, size) <= width;
  const found: string[] = [];
  let rest = text.replaceAll(/\s+/g, " ").trim();
  while (rest !== "" && found.length < most) {
    const line = fits(rest) ? rest : lineOf(rest, fits);
    found.push(line);
    rest = rest.slice(line.length).trim();
  }
  if (rest === "") return found;
  const last = [...(found.pop() ?? "")];
  while (last.length > 0 && !fits(`${last.join("")}…`)) last.pop();
  return [...found, `${last.join("").trimEnd()}…`];
}

/** As much of a text as fits, up to a word's end where there is one. */
function lineOf(text: string, fits: (line: string) => boolean): string {
  const letters = [...text];
  let end = 1;
  while (end < letters.length && fits(letters.slice(0, end + 1).join(""))) end++;
  const cut = letters.slice(0, end).join("");
  const isWordsEnd = letters[end] === " ";
  const space = cut.lastIndexOf(" ");
  return isWordsEnd || space <= 0 ? cut : cut.slice(0, space);
}
