import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listTrash } from "../../trash/api.ts";
import { call } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { ask } from "../grid/ask.ts";
import type { List, Memory } from "../grid/list.ts";
import { ListPage } from "../grid/list-page.tsx";
import { useFormat } from "../kit/format.tsx";
import { Empty } from "../kit/states.tsx";
import { trashColumns, type Trashed } from "./columns.tsx";
import { useRestoring } from "./use-restoring.ts";

const memory: Memory<Trashed> = { kept: undefined };

/** /trash: what was deleted, newest first, to be taken back. */
export function TrashPage() {
  const { t } = useTranslation("trash");
  usePageTitle(t("title"));
  const list = useTrashList();
  return (
    <ListPage
      list={list}
      empty={
        <Empty icon={IconTrash} title={t("empty.title")}>
          {t("empty.words")}
        </Empty>
      }
    />
  );
}

function useTrashList(): List<Trashed> {
  const { t } = useTranslation("trash");
  const format = useFormat();
  const queries = useQueryClient();
  const restore = useRestoring();
  return useMemo(
    () => ({
      kind: "contacts",
      place: "trash",
      room: "trash",
      title: t("title"),
      source: {
        idOf: ({ id }: Trashed) => id,
        list: ({ after, limit }, own) =>
          ask(queries, own, (signal) => call(listTrash, { query: { after: after ?? undefined, limit }, signal })),
      },
      memory,
      fields: [],
      columns: trashColumns(t, format),
      shownAtFirst: ["kind", "deletedAt"],
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
      ],
      bulk: [{ key: "restore", label: t("restore"), icon: IconArrowBackUp, run: ({ ids }) => restore(ids) }],
    }),
    [t, format, queries, restore],
  );
}
