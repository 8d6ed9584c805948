import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { companies, peopleBut } from "../../contacts/fields/sources.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { DateField } from "../../kit/date-field.tsx";
import { useFormat } from "../../kit/format.tsx";
import { usePlace } from "../../kit/place.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { subtreeQuery } from "../equipment.ts";
import { dayIn } from "../../kit/moment-in.ts";
import { type Moved, reasonOf, useMoving } from "./use-moving.ts";
import "../form.css";

interface TransferDialogProps {
  piece: Moved;
  onClose: () => void;
}

/** To whom a piece goes with all its parts, and from which day. */
export function TransferDialog({ piece, onClose }: TransferDialogProps) {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const { timeZone } = usePlace();
  const { give } = useMoving();
  const { data: count = 1 } = useQuery(subtreeQuery(piece.id));
  const [kind, setKind] = useState<"company" | "contact">("company");
  const [to, setTo] = useState<Option | null>(null);
  const [from, setFrom] = useState<string | null>(() => dayIn(timeZone, new Date()));
  const [isMissing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const { name = "" } = piece;
  const turn = (next: "company" | "contact") => {
    setKind(next);
    setTo(null);
  };
  const go = async () => {
    setMissing(to === null);
    if (to === null) return;
    setBusy(true);
    try {
      await give(piece, { [kind]: to.value, ...(from && { from }) }, to.label);
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const faults = { to: refusal?.faultAt(`/${kind}`), from: refusal?.faultAt("/from") };
  const isElsewhere = refusal && !faults.to && !faults.from;
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void go()}
      title={t("transfer.title", { name })}
      go={t("transfer.go")}
      busy={busy}
    >
      {isElsewhere && (
        <NoteBar tone="red" boxed title={t("transfer.failed")}>
          {reasonOf(refusal) ?? t("offline")}
        </NoteBar>
      )}
      <div className="piece-kind">
        <Segmented
          label={t("transfer.kind")}
          value={kind}
          onChange={turn}
          options={[
            { value: "company", label: t("transfer.company") },
            { value: "contact", label: t("transfer.contact") },
          ]}
        />
      </div>
      <ChoiceField
        key={kind}
        {...(kind === "company" ? companies : peopleBut(undefined))}
        label={t("transfer.to")}
        placeholder={t(kind === "company" ? "form.findCompany" : "form.findContact")}
        required
        clearable
        value={to?.value ?? null}
        chosen={to}
        onChange={(_, option) => setTo(option)}
        error={isMissing && to === null ? t("transfer.missing") : faults.to}
      />
      <DateField
        label={t("transfer.from")}
        hint={t("transfer.fromHint")}
        value={from}
        onChange={setFrom}
        error={faults.from}
      />
      <p className="piece-along">
        {count > 1 ? t("transfer.along", { count: count - 1, number: format.number(count - 1) }) : t("transfer.alone")}
      </p>
    </AskDialog>
  );
}
