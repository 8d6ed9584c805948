import type { TreePiece } from "../equipment.ts";
import { aboveOf, type TreeRow } from "./rows.ts";

/** Why a piece cannot become a part of another one, as far as the page knows it; the server has the last word. Names its words (`tree.notHere.<reason>`). */
export function whyNot(
  rows: readonly TreeRow<TreePiece>[],
  piece: TreePiece,
  whole: TreePiece,
): "itself" | "below" | "already" | "others" | undefined {
  if (whole.id === piece.id) return "itself";
  const above = (id: string) =>
    aboveOf(
      rows,
      rows.findIndex(({ key }) => key === id),
    );
  if (above(whole.id).some(({ key }) => key === piece.id)) return "below";
  if (above(piece.id)[0]?.key === whole.id) return "already";
  return holderOf(piece) === holderOf(whole) ? undefined : "others";
}

function holderOf({ company, contact }: TreePiece): string | undefined {
  return company?.id ?? contact?.id;
}
