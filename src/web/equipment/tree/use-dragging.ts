import { type DragEvent, useState } from "react";
import type { TreePiece } from "../equipment.ts";
import type { TreeRow } from "./rows.ts";
import { whyNot } from "./why-not.ts";

type Row = TreeRow<TreePiece> & { kind: "piece" };

/** Where a dragged piece would come: into a line, or before or after it. */
export interface Over {
  key: string;
  where: "into" | "before" | "after";
  piece: TreePiece;
  /** Why it cannot: names its words. */
  reason: ReturnType<typeof whyNot>;
}

export interface Dragging {
  piece: TreePiece | undefined;
  over: Over | undefined;
  propsOf: (row: Row) => object;
}

interface Wishes {
  rows: readonly TreeRow<TreePiece>[];
  /** Whether lines of a level have an order of their own, which one can change. */
  isOrdered: (row: Row) => boolean;
  onDrop: (piece: TreePiece, over: Over) => void;
  /** It was let go where it cannot be. */
  onRefused: (piece: TreePiece, over: Over) => void;
}

/** Dragging by the pointer: a piece dropped onto another one becomes its part; at a line's upper or lower end it comes beside it. */
export function useDragging({ rows, isOrdered, onDrop, onRefused }: Wishes): Dragging & { end: () => void } {
  const [piece, setPiece] = useState<TreePiece>();
  const [over, setOver] = useState<Over>();
  const end = () => {
    setPiece(undefined);
    setOver(undefined);
  };
  const find = (row: Row, event: DragEvent): Over | undefined => {
    if (!piece) return undefined;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    const beside = isOrdered(row) && row.key !== piece.id && holderOf(row.piece) === holderOf(piece);
    const where = beside && part < 0.25 ? "before" : beside && part > 0.75 && !row.isOpen ? "after" : "into";
    const reason = whyNot(rows, piece, row.piece);
    return {
      key: row.key,
      where,
      piece: row.piece,
      reason: where !== "into" && reason !== "below" ? undefined : reason,
    };
  };
  const propsOf = (row: Row) => ({
    draggable: row.piece.can.includes("edit"),
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.piece.name);
      setPiece(row.piece);
    },
    onDragEnd: () => {
      if (piece && over?.reason) onRefused(piece, over);
      end();
    },
    onDragOver: (event: DragEvent) => {
      const next = find(row, event);
      if (!next) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = next.reason ? "none" : "move";
      if (next.key !== over?.key || next.where !== over.where) setOver(next);
    },
    onDragLeave: () => setOver((now) => (now?.key === row.key ? undefined : now)),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const next = find(row, event);
      end();
      if (piece && next && !next.reason) onDrop(piece, next);
    },
  });
  return { piece, over, propsOf, end };
}

function holderOf({ company, contact }: TreePiece): string | undefined {
  return company?.id ?? contact?.id;
}
