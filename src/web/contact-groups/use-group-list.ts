import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listContactGroups, updateContactGroup } from "../../contact-groups/api.ts";
import { call } from "../client.ts";
import { ask } from "../grid/ask.ts";
import type { List, Memory } from "../grid/list.ts";
import { wholeSource } from "../grid/whole-source.ts";
import { useFormat } from "../kit/format.tsx";
import { groupColumns, groupFields, orderOf, shownAtFirst } from "./columns.tsx";
import { readCurrentGroup, type Group } from "./group.ts";

const memory: Memory<Group> = { kept: undefined };

interface Asked {
  edit: (group: Group) => void;
  duplicate: (group: Group) => void;
  remove: (group: Group) => void;
  /** What may be done with those that are ticked. */
  bulk: List<Group>["bulk"];
}

/** Everything the grid must know about contact groups. */
export function useGroupList({ edit, duplicate, remove, bulk }: Asked): List<Group> {
  const { t } = useTranslation("contact-groups");
  const queries = useQueryClient();
  const router = useRouter();
  const format = useFormat();
  return useMemo(
    () => ({
      kind: "contactGroups",
      place: "contactGroups",
      room: "contact-groups",
      title: t("title"),
      source: wholeSource({
        idOf: ({ id }: Group) => id,
        valueOf: orderOf,
        load: async (search, own) =>
          (
            await ask(queries, own, (signal) =>
              call(listContactGroups, { query: { search: search || undefined }, signal }),
            )
          ).items,
      }),
      memory,
      fields: groupFields(t),
      columns: groupColumns(t, format),
      shownAtFirst,
      ownSort: [{ field: "name", descending: false }],
      needs: ["id"],
      savesViews: true,
      nameOf: ({ name }) => name,
      hrefOf: ({ id }) => `/contact-groups/${id}`,
      mayEdit: ({ can }) => can.includes("edit"),
      save: ({ id, version }, key, value) =>
        call(updateContactGroup, {
          params: { id },
          body: { [key]: typeof value === "string" ? value.trim() : "", version },
        }),
      readCurrent: readCurrentGroup,
      actions: [
        {
          key: "view",
          label: t("grid:view"),
          icon: IconEye,
          may: () => true,
          run: ({ id }) => router.history.push(`/contact-groups/${id}`),
        },
        { key: "edit", label: t("grid:edit"), icon: IconPencil, may: ({ can }) => can.includes("edit"), run: edit },
        {
          key: "duplicate",
          label: t("duplicate.name"),
          icon: IconCopy,
          may: ({ can }) => can.includes("duplicate"),
          run: duplicate,
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
      bulk,
    }),
    [t, queries, router, format, edit, duplicate, remove, bulk],
  );
}
