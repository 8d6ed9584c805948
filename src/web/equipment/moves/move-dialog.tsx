import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { useFormat } from "../../kit/format.tsx";
import type { Holder } from "../equipment.ts";
import { subtreeQuery } from "../equipment.ts";
import { piecesOf } from "./sources.tsx";
import { type Moved, useMoving } from "./use-moving.ts";
import "../form.css";

interface MoveDialogProps {
  piece: Moved & Holder;
  onClose: () => void;
}

/** The same as dragging, by keyboard: what a piece becomes a part of, or of nothing. */
export function MoveDialog({ piece, onClose }: MoveDialogProps) {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const { move } = useMoving();
  const [whole, setWhole] = useState<Option | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: count = 1 } = useQuery(subtreeQuery(piece.id));
  const { name = "", company, contact } = piece;
  const go = async () => {
    setBusy(true);
    const isDone = await move(piece, { parent: whole && { id: whole.value, name: whole.label } });
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <AskDialog onClose={onClose} onGo={() => void go()} title={t("move.title", { name })} go={t("move.go")} busy={busy}>
      <ChoiceField
        {...piecesOf({ company: company?.id, contact: contact?.id }, piece.id)}
        label={t("fields:equipment.parent")}
        hint={t("move.hint")}
        placeholder={t("move.top")}
        clearable
        autoFocus
        value={whole?.value ?? null}
        chosen={whole}
        onChange={(_, option) => setWhole(option)}
      />
      {count > 1 && (
        <p className="piece-along">{t("move.along", { count: count - 1, number: format.number(count - 1) })}</p>
      )}
    </AskDialog>
  );
}
