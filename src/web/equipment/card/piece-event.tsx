import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { revertEquipmentEntry } from "../../../equipment/api.ts";
import { call } from "../../client.ts";
import { ownKeyOf } from "../../contacts/fields/contact.ts";
import { plainText } from "../../contacts/fields/rich-text.tsx";
import { useValueWords as useOwnWords } from "../../contacts/fields/use-value-words.ts";
import { useFormat } from "../../kit/format.tsx";
import { ChangeEvent } from "../../timeline/change-event.tsx";
import { PutBack } from "../../timeline/put-back.tsx";
import type { ChangeEntry } from "../../timeline/record.ts";
import { equipmentFieldsQuery, equipmentQuery, type Equipment } from "../equipment.ts";

interface PieceEventProps {
  entry: ChangeEntry;
  piece: Equipment;
}

/** A change of a piece: who, when, and each field with what it was and what it became; it can be put back. */
export function PieceEvent({ entry, piece }: PieceEventProps) {
  const { t, i18n } = useTranslation("equipment");
  const { data: fields = [] } = useQuery(equipmentFieldsQuery);
  const ofOwn = useOwnWords(fields);
  const say = useValueText();
  const words = `equipment:history.action.${entry.action}`;
  const changed = Object.entries(entry.change);
  const inWords = (key: string, value: unknown) =>
    ownKeyOf(key) === undefined ? say(key, value) : ofOwn(key, value).join(", ");
  return (
    <ChangeEvent
      entry={entry}
      words={i18n.exists(words) ? words : "equipment:history.action.updated"}
      actions={
        changed.length > 0 &&
        entry.action === "updated" &&
        piece.can.includes("edit") && (
          <PutBack
            room="equipment"
            queryKey={equipmentQuery(piece.id).queryKey}
            revert={() => call(revertEquipmentEntry, { params: { id: piece.id, entry: entry.id }, body: {} })}
            offline={t("offline")}
          />
        )
      }
      differences={changed.map(([key, [before, after]]) => ({
        key,
        label: fields.find((field) => field.key === key)?.own?.label ?? t([`fields:equipment.${key}`, key]),
        before: inWords(key, before),
        after: inWords(key, after),
      }))}
    />
  );
}

/** A value of the journal as it reads. */
function useValueText(): (field: string, value: unknown) => string {
  const format = useFormat();
  return (field, value) => {
    if (typeof value === "object" && value !== null)
      return "name" in value && typeof value.name === "string" ? value.name : "";
    if (typeof value !== "string") return typeof value === "number" ? format.number(value) : "";
    if (field === "description") return plainText(value).slice(0, 200);
    return field.endsWith("At") ? format.dateTime(value) : value;
  };
}
