import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { optionOf } from "../../contacts/fields/sources.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { useFormat } from "../../kit/format.tsx";
import type { Holder } from "../equipment.ts";
import { equipmentQuery, subtreeQuery } from "../equipment.ts";
import { piecesOf } from "./sources.tsx";
import { type Moved, useMoving } from "./use-moving.ts";
import "../form.css";

interface MoveDialogProps {
  piece: Moved & Holder;
  onClose: () => void;
}

/** No piece's id: for what is a part of nothing. */
const nothing = "nothing";

/** The same as dragging, by keyboard: begins at where a piece stands, and asks what it becomes a part of, or of nothing. */
export function MoveDialog({ piece, onClose }: MoveDialogProps) {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const { move } = useMoving();
  const [chosen, setChosen] = useState<Option>();
  const [busy, setBusy] = useState(false);
  const { data: count = 1 } = useQuery(subtreeQuery(piece.id));
  const { data: now } = useQuery(equipmentQuery(piece.id));
  const { name = "", company, contact } = piece;
  const top = { value: nothing, label: t("move.top") };
  const standing = now && (now.parent ? optionOf(now.parent) : top);
  const whole = chosen ?? standing;
  const pieces = piecesOf({ company: company?.id, contact: contact?.id }, piece.id);
  const go = async () => {
    if (!whole) return;
    if (whole.value === standing?.value) return onClose();
    setBusy(true);
    const { value: id, label } = whole;
    const isDone = await move(piece, { parent: id === nothing ? null : { id, name: label } });
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <AskDialog onClose={onClose} onGo={() => void go()} title={t("move.title", { name })} go={t("move.go")} busy={busy}>
      <ChoiceField
        loadKey={["place", ...pieces.loadKey]}
        load={async (search, signal) => {
          const found = await pieces.load(search, signal);
          return search ? found : [top, ...found];
        }}
        label={t("fields:equipment.parent")}
        hint={t("move.hint")}
        autoFocus
        value={whole?.value ?? null}
        chosen={whole ?? null}
        onChange={(_, option) => option && setChosen(option)}
      />
      {count > 1 && (
        <p className="piece-along">{t("move.along", { count: count - 1, number: format.number(count - 1) })}</p>
      )}
    </AskDialog>
  );
}
