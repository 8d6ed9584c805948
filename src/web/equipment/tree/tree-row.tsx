import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconId from "@tabler/icons-react/dist/esm/icons/IconId.mjs";
import IconSitemap from "@tabler/icons-react/dist/esm/icons/IconSitemap.mjs";
import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { Name } from "../../kit/person.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { Pill } from "../../kit/tag.tsx";
import { numbersOf, type TreePiece } from "../equipment.ts";
import type { TreeRow as Row } from "./rows.ts";
import type { Dragging } from "./use-dragging.ts";

interface TreeRowProps {
  row: Row<TreePiece>;
  /** Where it lies among all lines. */
  start: number;
  isStop: boolean;
  isFocus: boolean;
  isCut: boolean;
  showsHolder: boolean;
  dragging: Dragging;
  onTurn: (piece: TreePiece, open: boolean) => void;
  onPress: (row: Row<TreePiece>) => void;
  onFocus: (key: string) => void;
  /** What is done to a piece, for its menu. */
  itemsOf: (piece: TreePiece) => MenuItem[];
}

/** A line of the tree: a piece, or what stands for those that are not there yet. */
export function TreeLine({ row, start, isStop, isFocus, isCut, dragging, onPress, onFocus, ...rest }: TreeRowProps) {
  const { t } = useTranslation("equipment");
  const style: CSSProperties & Record<"--level", number> = { "--level": row.level, translate: `0 ${start}px` };
  const shared = {
    role: "treeitem",
    "data-line": row.key,
    "aria-level": row.level,
    tabIndex: isStop ? 0 : -1,
    onFocus: () => onFocus(row.key),
    style,
  };
  if (row.kind !== "piece")
    return (
      <div {...shared} className="kit-line kit-other" onClick={() => onPress(row)} aria-label={t(`tree.${row.kind}`)}>
        {row.kind === "waiting" ? <Skeleton width={160} height={10} /> : t(`tree.${row.kind}`)}
      </div>
    );
  const { piece, isOpen, place, of } = row;
  const over = dragging.over?.key === row.key ? dragging.over : undefined;
  return (
    <div
      {...shared}
      {...dragging.propsOf(row)}
      className={classes(
        "kit-line",
        isFocus && "at",
        isCut && "cut",
        piece.retiredAt !== null && "retired",
        over && (over.reason ? "refused" : over.where),
      )}
      aria-expanded={piece.parts > 0 ? isOpen : undefined}
      aria-setsize={of}
      aria-posinset={place}
      aria-current={isFocus ? "true" : undefined}
    >
      <PieceFace row={row} {...rest} />
    </div>
  );
}

type FaceProps = Pick<TreeRowProps, "showsHolder" | "onTurn" | "itemsOf"> & { row: Row<TreePiece> & { kind: "piece" } };

function PieceFace({ row: { piece, isOpen }, showsHolder, onTurn, itemsOf }: FaceProps) {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const { id, name, parts, company, contact, usedBy, retiredAt } = piece;
  const numbers = numbersOf(piece);
  const holder = showsHolder ? (company?.name ?? contact?.name) : undefined;
  return (
    <>
      <button
        type="button"
        className={classes("kit-turn", isOpen && "open")}
        tabIndex={-1}
        aria-hidden="true"
        disabled={parts === 0}
        onClick={() => onTurn(piece, !isOpen)}
      >
        {parts > 0 && <Icon of={IconChevronRight} size="s" />}
      </button>
      <Link to="/equipment/$id" params={{ id }} tabIndex={-1} draggable={false} className="kit-name b clip">
        <Name>{name}</Name>
      </Link>
      {parts > 0 && (
        <span className="kit-parts num" data-tip={t("tree.parts", { count: parts, number: format.number(parts) })}>
          {format.number(parts)}
        </span>
      )}
      {retiredAt !== null && <Pill>{t("isRetired")}</Pill>}
      {numbers && (
        <span className="kit-numbers clip">
          <bdi>{numbers}</bdi>
        </span>
      )}
      <span className="kit-whose clip">{holder && <Name>{holder}</Name>}</span>
      {usedBy && (
        <span className="kit-user clip" data-tip={t("tree.usedBy", { name: usedBy.name })}>
          <Name>{usedBy.name}</Name>
        </span>
      )}
      <Menu
        trigger={
          <IconButton className="kit-menu" icon={IconDots} size="xs" label={t("tree.menu", { name })} tabIndex={-1} />
        }
        placement="bottom-end"
        items={[
          { label: t("tree.open"), icon: IconId, to: `/equipment/${id}` },
          { label: t("tree.from"), icon: IconSitemap, to: `/equipment/tree?root=${id}` },
          "line",
          ...itemsOf(piece),
        ]}
      />
    </>
  );
}
