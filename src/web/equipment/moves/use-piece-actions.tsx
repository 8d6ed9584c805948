import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import IconArchiveOff from "@tabler/icons-react/dist/esm/icons/IconArchiveOff.mjs";
import IconArrowsExchange from "@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs";
import IconArrowsTransferUp from "@tabler/icons-react/dist/esm/icons/IconArrowsTransferUp.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconPrinter from "@tabler/icons-react/dist/esm/icons/IconPrinter.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MenuItem } from "../../kit/menu.tsx";
import { useMay } from "../../session.ts";
import { DeletePiece } from "../delete-piece.tsx";
import type { Holder } from "../equipment.ts";
import { EquipmentForm } from "../equipment-form.tsx";
import { labelsOf } from "../labels.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";
import { type Moved, useMoving } from "./use-moving.ts";

type Question = "part" | "move" | "transfer" | "delete";

export interface Acted extends Moved, Holder {
  name: string;
  retiredAt: string | null;
  can: readonly string[];
}

interface Wishes {
  /** A question is answered or left. */
  onClose?: (about: Acted) => void;
  /** A part was made of it. */
  onPart?: (whole: Acted) => void;
  /** It went to the trash. */
  onGone?: (piece: Acted) => void;
}

export interface PieceActions {
  itemsOf: (piece: Acted, keys?: Partial<Record<Question, string>>) => MenuItem[];
  /** The same function always. */
  ask: (what: Question, piece: Acted) => void;
  /** The question that stands. */
  dialog: ReactNode;
}

/** What is done to a piece with all its parts, in a menu, wherever a piece stands; what has to be asked is asked in `dialog`. */
export function usePieceActions({ onClose, onPart, onGone }: Wishes = {}): PieceActions {
  const { t } = useTranslation("equipment");
  const mayCreate = useMay()("equipment", "create");
  const { retire, revive } = useMoving();
  const [asked, setAsked] = useState<{ what: Question; piece: Acted }>();
  const itemsOf: PieceActions["itemsOf"] = (piece, keys = {}) => {
    const { id, can, retiredAt } = piece;
    const mayEdit = can.includes("edit");
    const question = (what: Question) => ({ keys: keys[what], onSelect: () => setAsked({ what, piece }) });
    const turn =
      retiredAt === null
        ? { label: t("retire"), icon: IconArchive, onSelect: () => void retire(piece) }
        : { label: t("revive"), icon: IconArchiveOff, onSelect: () => void revive(piece) };
    return [
      ...(mayCreate && retiredAt === null ? [{ label: t("parts.add"), icon: IconPlus, ...question("part") }] : []),
      ...(mayEdit ? [{ label: t("tree.move"), icon: IconArrowsTransferUp, ...question("move") }] : []),
      ...(can.includes("assign")
        ? [{ label: t("transfer.ask"), icon: IconArrowsExchange, ...question("transfer") }]
        : []),
      ...(mayEdit ? [turn] : []),
      {
        label: t("labels.one"),
        icon: IconPrinter,
        onSelect: () => void window.open(labelsOf([id]), "_blank", "noopener"),
      },
      ...(can.includes("delete")
        ? ["line" as const, { label: t("grid:delete"), icon: IconTrash, danger: true, ...question("delete") }]
        : []),
    ];
  };
  const ask = useCallback((what: Question, piece: Acted) => setAsked({ what, piece }), []);
  if (!asked) return { itemsOf, ask, dialog: null };
  const { what, piece } = asked;
  const props = {
    piece,
    onClose: () => {
      setAsked(undefined);
      onClose?.(piece);
    },
  };
  const dialog = {
    part: () => <EquipmentForm start={{ parent: piece }} onClose={props.onClose} onMade={() => onPart?.(piece)} />,
    move: () => <MoveDialog {...props} />,
    transfer: () => <TransferDialog {...props} />,
    delete: () => <DeletePiece {...props} onDone={() => onGone?.(piece)} />,
  }[what]();
  return { itemsOf, ask, dialog };
}
