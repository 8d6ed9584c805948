import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconPrinter from "@tabler/icons-react/dist/esm/icons/IconPrinter.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listEquipment, updateEquipment } from "../../../equipment/api.ts";
import { call } from "../../client.ts";
import { companies, peopleBut } from "../../contacts/fields/sources.tsx";
import { useValueWords } from "../../contacts/fields/use-value-words.ts";
import { namesOfCompanies, namesOfPeople } from "../../contacts/list/people.ts";
import { batchField } from "../../contacts/list/batches.ts";
import { ownChoices } from "../../contacts/list/value-edits.ts";
import { ask } from "../../grid/ask.ts";
import { writeAsked } from "../../grid/asked.ts";
import type { List, Memory } from "../../grid/list.ts";
import { readField, type ServerField } from "../../grid/server-field.ts";
import { useFormat } from "../../kit/format.tsx";
import { readCurrentEquipment, type EquipmentRow } from "../equipment.ts";
import { labelsOfChosen } from "../labels.ts";
import { namesOfPieces, piecesOf } from "../moves/sources.tsx";
import { equipmentColumns, shownAtFirst, titleOf } from "./columns.tsx";
import { equipmentChangeOf } from "./edits.ts";

const memory: Memory<EquipmentRow> = { kept: undefined };

/** Everything the grid must know about equipment. */
export function useEquipmentList(
  infos: readonly ServerField[],
  remove: (piece: EquipmentRow) => void,
): List<EquipmentRow> {
  const { t } = useTranslation("equipment");
  const queries = useQueryClient();
  const router = useRouter();
  const format = useFormat();
  const values = useValueWords(infos);
  return useMemo(() => {
    const columns = equipmentColumns(infos, { t, format, values });
    const sources = {
      company: [companies, namesOfCompanies],
      contact: [peopleBut(undefined), namesOfPeople],
      usedBy: [peopleBut(undefined), namesOfPeople],
      parent: [piecesOf({}), namesOfPieces],
      below: [piecesOf({}), namesOfPieces],
    } as const;
    const isChosen = (key: string): key is keyof typeof sources => Object.hasOwn(sources, key);
    return {
      kind: "equipment",
      place: "equipment",
      room: "equipment",
      title: t("title"),
      source: {
        idOf: ({ id }) => id,
        list: (wish, own) => ask(queries, own, (signal) => call(listEquipment, { query: writeAsked(wish), signal })),
      },
      memory,
      fields: [
        ...infos
          .filter(({ key }) => key !== "id")
          .map((info) => {
            const label = titleOf(info, t);
            if (info.own)
              return readField(
                info,
                label,
                ownChoices(info),
                info.kind === "contact" ? namesOfPeople : namesOfCompanies,
              );
            const [choices, names] = isChosen(info.key) ? sources[info.key] : [undefined, undefined];
            return readField(info, label, choices, names);
          }),
        batchField(t),
      ],
      columns,
      shownAtFirst,
      ownSort: [{ field: "name", descending: false }],
      jumpsBy: ["name"],
      needs: ["id", "version", "name"],
      savesViews: true,
      oftenAsked: ["company", "usedBy", "below", "retiredAt"],
      views: [
        { key: "all", label: t("views.all"), filter: [] },
        { key: "inUse", label: t("views.inUse"), filter: [{ field: "retiredAt", is: "empty" }] },
        { key: "retired", label: t("views.retired"), filter: [{ field: "retiredAt", is: "notEmpty" }] },
      ],
      nameOf: ({ name = "" }) => name,
      hrefOf: ({ id }) => `/equipment/${id}`,
      mayEdit: ({ can }) => can.includes("edit"),
      save: async (row, key, value) => {
        const next = columns.find((column) => column.key === key)?.edit?.write(row, value) ?? row;
        const body = { ...equipmentChangeOf(next, key), version: row.version };
        return call(updateEquipment, { params: { id: row.id }, body });
      },
      readCurrent: readCurrentEquipment,
      actions: [
        {
          key: "view",
          label: t("grid:view"),
          icon: IconEye,
          may: () => true,
          run: ({ id }) => router.history.push(`/equipment/${id}`),
        },
        {
          key: "delete",
          label: t("grid:delete"),
          icon: IconTrash,
          danger: true,
          may: ({ can }) => can.includes("delete"),
          run: remove,
        },
      ],
      bulk: [
        {
          key: "labels",
          label: t("labels.print"),
          icon: IconPrinter,
          run: async (chosen) => {
            window.open(labelsOfChosen(chosen), "_blank", "noopener");
            return true;
          },
        },
      ],
    };
  }, [infos, t, queries, router, format, values, remove]);
}
