import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowBackUpDouble from "@tabler/icons-react/dist/esm/icons/IconArrowBackUpDouble.mjs";
import IconTrashX from "@tabler/icons-react/dist/esm/icons/IconTrashX.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { listTrash, purgeFromTrash, type TrashWish } from "../../trash/api.ts";
import { call } from "../client.ts";
import { ask } from "../grid/ask.ts";
import type { List, Memory } from "../grid/list.ts";
import { useFormat } from "../kit/format.tsx";
import { useMay } from "../session.ts";
import { useWork } from "../work/work-context.ts";
import { trashColumns, type Trashed } from "./columns.tsx";
import { PurgeDialog } from "./purge-dialog.tsx";
import { PurgeMany } from "./purge-many.tsx";
import { refreshTrash } from "./refresh-trash.ts";
import { useRestoring } from "./use-restoring.ts";

const memory: Memory<Trashed> = { kept: undefined };

/** The trash, or the part of it that is asked for, as the grid's list. */
export function useTrashList(wish: TrashWish): List<Trashed> {
  const { t } = useTranslation("trash");
  const format = useFormat();
  const queries = useQueryClient();
  const restore = useRestoring();
  const { undo } = useWork();
  const mayPurge = useMay()("management.trash", "purge");
  const [doomed, setDoomed] = useState<Trashed>();
  return useMemo(
    () => ({
      kind: "contacts",
      place: "trash",
      room: "trash",
      title: t("title"),
      scope: JSON.stringify(wish),
      source: {
        idOf: ({ id }: Trashed) => id,
        list: ({ after, limit }, own) =>
          ask(queries, own, (signal) =>
            call(listTrash, { query: { ...wish, after: after ?? undefined, limit }, signal }),
          ),
      },
      memory,
      fields: [],
      columns: trashColumns(t, format),
      shownAtFirst: ["kind", "deletedBy", "deletedAt"],
      ownSort: [],
      needs: ["id"],
      searches: false,
      selectsAll: false,
      nameOf: ({ name }) => name || t("noName"),
      mayEdit: () => false,
      actions: [
        {
          key: "restore",
          label: t("restore"),
          icon: IconArrowBackUp,
          may: () => true,
          run: ({ id }) => void restore([id]),
        },
        {
          key: "restoreBatch",
          label: t("restoreBatch"),
          icon: IconArrowBackUpDouble,
          may: ({ batch }) => batch !== null,
          run: ({ batch }) => batch && void undo(batch.id),
        },
        {
          key: "purge",
          label: t("purge.go"),
          icon: IconTrashX,
          danger: true,
          may: ({ can }) => can.includes("purge"),
          run: setDoomed,
        },
      ],
      bulk: [
        { key: "restore", label: t("restore"), icon: IconArrowBackUp, run: ({ ids }) => restore(ids) },
        ...(mayPurge
          ? [
              {
                key: "purge",
                label: t("purge.go"),
                icon: IconTrashX,
                danger: true,
                ask: ({ chosen: { ids }, onClose, onDone }) => (
                  <PurgeMany ids={ids} wish={wish} onClose={onClose} onDone={onDone} />
                ),
              } satisfies List<Trashed>["bulk"][number],
            ]
          : []),
      ],
      beside: doomed && (
        <PurgeDialog
          key={doomed.id}
          name={doomed.name}
          words={t(`purge.words.${doomed.kind === "contact" ? "contact" : "other"}`)}
          purge={(name) => call(purgeFromTrash, { params: { id: doomed.id }, body: { name } })}
          onDone={() => refreshTrash(queries)}
          onClose={() => setDoomed(undefined)}
        />
      ),
    }),
    [t, format, queries, restore, undo, mayPurge, wish, doomed],
  );
}
