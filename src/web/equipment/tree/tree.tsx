import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRouter } from "@tanstack/react-router";
import { classes } from "../../kit/classes.ts";
import type { TreePiece, TreeRoot } from "../equipment.ts";
import { type Place, useMoving } from "../moves/use-moving.ts";
import { usePieceActions } from "../moves/use-piece-actions.tsx";
import { aboveOf, top, type TreeRow } from "./rows.ts";
import { TreeLine } from "./tree-row.tsx";
import { TopPlace } from "./top-place.tsx";
import { useBranches } from "./use-branches.tsx";
import { useDragging } from "./use-dragging.ts";
import { useTreeKeys } from "./use-tree-keys.ts";
import { whyNot } from "./why-not.ts";
import "./tree.css";

interface TreeProps {
  /** Whose equipment: all there is unless said. */
  of?: Omit<TreeRoot, "parent">;
  /** The piece whose parts they are. */
  whole?: { id: string; name: string };
  label: string;
  /** A piece that is looked for, by the ids of what it is a part of, from the top down, and its own. */
  sought?: readonly string[];
  /** Beneath one piece: as high as its lines. */
  isBlock?: boolean;
  /** Stands where there is nothing at all. */
  empty: ReactNode;
}

type Line = TreeRow<TreePiece>;
const none: readonly string[] = [];
const all: TreeRoot = {};

/** The tree of equipment: lazy, drawn as far as it is on the screen, moved in by pointer and by keys. */
export function Tree({ of = all, whole, label, sought = none, isBlock, empty }: TreeProps) {
  const { t } = useTranslation("equipment");
  const root: TreeRoot = whole ? { parent: whole.id } : of;
  const upmost = whole ?? null;
  const isOfAll = Object.values(root).every((id) => id === undefined);
  const isTouched = useMediaQuery("(pointer: coarse), (max-width: 700px)", undefined, {
    getInitialValueInEffect: false,
  });
  const rowHeight = isTouched ? 44 : 36;
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(sought.slice(0, -1)));
  const [way, setWay] = useState(sought);
  const [cut, setCut] = useState<TreePiece>();
  const [said, setSaid] = useState("");
  const { move } = useMoving();
  const { rows, branch, loaders } = useBranches(root, open, reachingOf(way));
  const focus = way.at(-1);
  if (sought !== way && sought.join() !== way.join()) {
    setWay(sought);
    setOpen((now) => new Set([...now, ...sought.slice(0, -1)]));
  }

  const held = useRef(0);
  const lines = useVirtualizer<HTMLElement, Element>({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (row) => rows[row]?.key ?? row,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const [from, to] = [Math.max(0, startIndex - overscan), Math.min(rows.length - 1, endIndex + overscan)];
      const shown = Array.from({ length: to - from + 1 }, (_, at) => from + at);
      // The line that the keys are at stays, however far one scrolls.
      const isThere = held.current >= rows.length || shown.includes(held.current);
      return isThere ? shown : [...shown, held.current].toSorted((one, other) => one - other);
    },
  });

  useEffect(() => lines.measure(), [lines, rowHeight]);
  const turn = (piece: { id: string }, isOpen: boolean) =>
    setOpen((now) => {
      const next = new Set(now);
      if (isOpen) next.add(piece.id);
      else next.delete(piece.id);
      return next;
    });
  const put = async (piece: TreePiece, into: TreePiece) => {
    const reason = whyNot(rows, piece, into);
    if (reason) return setSaid(t(`tree.notHere.${reason}`, { name: piece.name, whole: into.name }));
    setSaid("");
    setCut(undefined);
    if (await move(piece, { parent: into })) turn(into, true);
  };
  const left = useRef<string>(undefined);
  const actions = usePieceActions({
    onClose: ({ id }) => void (left.current = id),
    onPart: (whole) => turn(whole, true),
  });
  const keys = useTreeKeys({
    rows,
    root: frame,
    scrollTo: (row) => lines.scrollToIndex(row),
    turn,
    press: (row) => {
      if (row.kind === "piece") router.history.push(`/equipment/${row.key}`);
      else if (row.kind === "more") branch(row.parent)?.more();
      else if (row.kind === "failed") branch(row.parent)?.again();
    },
    cut: (piece) => {
      if (!piece.can.includes("edit")) return setSaid(t("tree.fixed", { name: piece.name }));
      setCut(piece);
      setSaid(t("tree.cut", { name: piece.name }));
    },
    paste: (into) => cut && void put(cut, into),
    letGo: () => {
      if (!cut) return false;
      setCut(undefined);
      setSaid("");
      return true;
    },
    ask: (piece) =>
      piece.can.includes("edit") ? actions.ask("move", piece) : setSaid(t("tree.fixed", { name: piece.name })),
    remove: (piece) => piece.can.includes("delete") && actions.ask("delete", piece),
  });
  held.current = keys.current;
  const dragging = useDragging({
    rows,
    isOrdered: ({ level }) => level > 1 || !isOfAll,
    onDrop: (piece, over) => {
      if (over.where === "into") return void put(piece, over.piece);
      const [above] = aboveOf(rows, indexOf(rows, over.key));
      void move(piece, { parent: above?.piece ?? upmost, [over.where]: over.key }, placeOf(rows, upmost, piece.id));
    },
    onRefused: (piece, { reason, piece: other }) =>
      setSaid(t(`tree.notHere.${reason}`, { name: piece.name, whole: other.name })),
  });

  // Once the line stands, the keys begin at what was looked for.
  const led = useRef<string>(undefined);
  useEffect(() => {
    if (focus !== undefined && led.current !== focus && keys.lead(focus)) led.current = focus;
  });
  // After a question the keys are at the line it was about, or at the one in its place.
  useEffect(() => {
    if (left.current === undefined || actions.dialog) return;
    if (!keys.lead(left.current)) keys.stay();
    left.current = undefined;
  });
  // What lies behind the last line of a branch is fetched when one comes there.
  const items = lines.getVirtualItems();
  useEffect(() => {
    for (const { index } of items) {
      const row = rows[index];
      if (row?.kind === "more") branch(row.parent)?.more();
    }
  });

  if (rows.length === 0)
    return (
      <>
        {loaders}
        {empty}
      </>
    );
  const words = wordsFor(dragging.over, dragging.piece);
  return (
    <div className={classes("kit", isBlock && "block")}>
      {loaders}
      <div
        className="kit-lines"
        ref={frame}
        style={isBlock ? { height: Math.min(10, rows.length) * rowHeight } : undefined}
      >
        <div role="tree" aria-label={label} style={{ height: lines.getTotalSize() }} {...keys.props}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <TreeLine
                  key={row.key}
                  row={row}
                  start={start}
                  isStop={row.key === keys.stop}
                  isFocus={row.key === focus}
                  isCut={row.key === cut?.id}
                  showsHolder={row.level === 1 && isOfAll}
                  dragging={dragging}
                  onTurn={turn}
                  onPress={(one) => (one.kind === "failed" ? branch(one.parent)?.again() : undefined)}
                  onFocus={keys.keep}
                  itemsOf={(piece) => actions.itemsOf(piece, { move: "m" })}
                />
              )
            );
          })}
        </div>
      </div>
      {dragging.piece && aboveOf(rows, indexOf(rows, dragging.piece.id)).length > 0 && (
        <TopPlace
          isOfWhole={upmost !== null}
          onDrop={() => {
            const { piece } = dragging;
            dragging.end();
            if (piece) void move(piece, { parent: upmost });
          }}
        />
      )}
      <p className={classes("kit-say", !words && !said && "hint")} role="status">
        {words ? t(words.key, words.values) : said || t("tree.hint")}
      </p>
      {actions.dialog}
    </div>
  );
}

function wordsFor(over: ReturnType<typeof useDragging>["over"], piece: TreePiece | undefined) {
  if (!over || !piece) return undefined;
  const key = over.reason ? `tree.notHere.${over.reason}` : `tree.${over.where}`;
  return { key, values: { name: piece.name, whole: over.piece.name } };
}

/** Of each piece on the way down which of its parts the way leads to. */
function reachingOf(way: readonly string[]): ReadonlyMap<string, string> {
  return new Map(way.map((id, at) => [way[at - 1] ?? top, id]));
}

function indexOf(rows: readonly Line[], key: string): number {
  return rows.findIndex((row) => row.key === key);
}

/** Where a piece stands, so that it can be put back there. */
function placeOf(rows: readonly Line[], upmost: Place["parent"], id: string): Place {
  const at = indexOf(rows, id);
  const [above] = aboveOf(rows, at);
  const level = rows[at]?.level;
  const ofLevel = rows.filter((row) => row.kind === "piece" && row.level === level);
  const among = ofLevel.filter((row) => aboveOf(rows, rows.indexOf(row))[0]?.key === above?.key);
  const place = among.findIndex((row) => row.key === id);
  const [before, after] = [among[place + 1]?.key, among[place - 1]?.key];
  return { parent: above?.piece ?? upmost, ...(before ? { before } : after ? { after } : {}) };
}
