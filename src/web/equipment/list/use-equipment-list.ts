import IconArchive from "@tabler/icons-react/dist/esm/icons/IconArchive.mjs";
import IconArchiveOff from "@tabler/icons-react/dist/esm/icons/IconArchiveOff.mjs";
import IconArrowsExchange from "@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs";
import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { listEquipment, updateEquipment } from "../../../equipment/api.ts";
import { call } from "../../client.ts";
import { companies, peopleBut } from "../../contacts/fields/sources.tsx";
import { useValueWords } from "../../contacts/fields/use-value-words.ts";
import { namesOfCompanies, namesOfPeople } from "../../contacts/list/people.ts";
import { batchField } from "../../contacts/list/batches.ts";
import { readOwnField } from "../../contacts/list/read-own-field.ts";
import { ask } from "../../grid/ask.ts";
import { writeAsked } from "../../grid/asked.ts";
import type { List, Memory } from "../../grid/list.ts";
import { readField, type ServerField } from "../../grid/server-field.ts";
import { useFormat } from "../../kit/format.tsx";
import { readCurrentEquipment, type EquipmentRow } from "../equipment.ts";
import { namesOfPieces, piecesOf } from "../moves/sources.tsx";
import { useMoving } from "../moves/use-moving.ts";
import type { Acted, PieceActions } from "../moves/use-piece-actions.tsx";
import { equipmentColumns, shownAtFirst, titleOf } from "./columns.tsx";
import { equipmentChangeOf } from "./edits.ts";
import { useBulkEquipment } from "./use-bulk-equipment.tsx";

const memory: Memory<EquipmentRow> = { kept: undefined };

/** Everything the grid must know about equipment. */
export function useEquipmentList(infos: readonly ServerField[], askAbout: PieceActions["ask"]): List<EquipmentRow> {
  const { t } = useTranslation("equipment");
  const queries = useQueryClient();
  const router = useRouter();
  const format = useFormat();
  const values = useValueWords(infos);
  const now = useMoving();
  const bulk = useBulkEquipment(infos);
  const moving = useRef(now);
  moving.current = now;
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
            if (info.own) return readOwnField(info, label);
            const [choices, names] = isChosen(info.key) ? sources[info.key] : [undefined, undefined];
            return readField(info, label, choices, names);
          }),
        batchField(t),
      ],
      columns,
      shownAtFirst,
      ownSort: [{ field: "name", descending: false }],
      jumpsBy: ["name"],
      needs: ["id", "version", "name", "company", "contact", "retiredAt"],
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
          key: "transfer",
          label: t("transfer.ask"),
          icon: IconArrowsExchange,
          may: ({ can }) => can.includes("assign"),
          run: (piece) => askAbout("transfer", actedOf(piece)),
        },
        {
          key: "retire",
          label: t("retire"),
          icon: IconArchive,
          may: ({ can, retiredAt }) => can.includes("edit") && retiredAt === null,
          run: (piece) => void moving.current.retire(piece),
        },
        {
          key: "revive",
          label: t("revive"),
          icon: IconArchiveOff,
          may: ({ can, retiredAt }) => can.includes("edit") && typeof retiredAt === "string",
          run: (piece) => void moving.current.revive(piece),
        },
        {
          key: "delete",
          label: t("grid:delete"),
          icon: IconTrash,
          danger: true,
          may: ({ can }) => can.includes("delete"),
          run: (piece) => askAbout("delete", actedOf(piece)),
        },
      ],
      bulk,
    };
  }, [infos, t, queries, router, format, values, bulk, askAbout]);
}

function actedOf({ name = "", company = null, contact = null, retiredAt = null, ...row }: EquipmentRow): Acted {
  return { ...row, name, company, contact, retiredAt };
}
