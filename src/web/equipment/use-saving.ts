import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { updateEquipment } from "../../equipment/api.ts";
import { call } from "../client.ts";
import { useSaving as useSavingRecord, type Saving } from "../contacts/card/use-saving.ts";
import { changeOf, pickKeys } from "../contacts/fields/change-of.ts";
import { useToast } from "../kit/toast.tsx";
import { type Equipment, type EquipmentChange, equipmentQuery, readCurrentEquipment } from "./equipment.ts";

/** Saves changes of one piece in its place, and offers to take each back. */
export function useSaving(piece: Equipment): Saving<EquipmentChange> {
  const { t } = useTranslation("equipment");
  const queries = useQueryClient();
  const { show } = useToast();
  const { id, version } = piece;
  const put = (record: Equipment) => {
    queries.setQueryData(equipmentQuery(id).queryKey, record);
    void queries.invalidateQueries({ queryKey: ["equipment"], predicate: ({ queryKey }) => queryKey[1] !== "one" });
  };
  const send = (change: EquipmentChange, of: number) =>
    call(updateEquipment, { params: { id }, body: { ...change, version: of } });
  return useSavingRecord({
    send: async (change) => {
      const saved = await send(change, version);
      const undo = async () => put(await send(takenBack(piece, change), saved.version));
      show({ text: t("saved", { name: saved.name }), undo });
      return saved;
    },
    readCurrent: readCurrentEquipment,
    onSaved: put,
    onCurrent: put,
  });
}

/** The fields of a change as they were before it. */
function takenBack(piece: Equipment, change: EquipmentChange): EquipmentChange {
  const { name, article, serial, description, usedBy } = piece;
  const before: EquipmentChange = { name, article, serial, description, usedBy: usedBy?.id ?? null };
  const standard = Object.fromEntries(Object.entries(before).filter(([key]) => key in change));
  const own = Object.keys(change.custom ?? {}).map((key) => `custom.${key}`);
  const { custom } = changeOf(pickKeys(piece, own));
  return { ...standard, ...(custom && { custom }) };
}
