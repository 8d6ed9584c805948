import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { updateContact } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import type { BulkAction, List, Memory } from "../../grid/list.ts";
import { useFormat } from "../../kit/format.tsx";
import { useTags } from "../../tags/use-tags.ts";
import { changeOf } from "../fields/change-of.ts";
import { draftOf, nameOf, valueAt, type Contact, type FieldInfo } from "../fields/contact.ts";
import { useLanguages, useTimeZones } from "../fields/places.ts";
import { useFieldWords } from "../fields/use-field-words.ts";
import { readCurrent } from "../fields/use-save-contact.ts";
import { useValueWords } from "../fields/use-value-words.ts";
import { useBulkActions } from "../bulk/use-bulk-actions.tsx";
import { useGroupOfView } from "../bulk/use-group-of-view.tsx";
import { contactColumns, shownAtFirst } from "./columns.tsx";
import { contactGridFields } from "./fields.ts";
import { contactSource, type Within } from "./source.ts";
import { useAskingStatus } from "./use-asking-status.tsx";
import { useDeleting } from "./use-deleting.ts";

const memory: Memory<Contact> = { kept: undefined };

/** The contacts of one group or company. */
export interface Part {
  title: string;
  /** Names its columns in the browser's storage. */
  place: string;
  within: Within;
  shownAtFirst: readonly string[];
  /** Bulk actions of the page, before those of every list of contacts. */
  bulk?: readonly BulkAction[];
}

/** Everything the grid must know about contacts; with `part` only those within a group or a company. Give the same object while it is the same. */
export function useContactList(infos: readonly FieldInfo[], part?: Part): List<Contact> {
  const { t } = useTranslation("contacts-list");
  const queries = useQueryClient();
  const router = useRouter();
  const words = useFieldWords();
  const values = useValueWords(infos);
  const format = useFormat();
  const languages = useLanguages();
  const timeZones = useTimeZones();
  const deleting = useDeleting(memory);
  const bulk = useBulkActions(infos, part?.within, deleting.many);
  const asking = useAskingStatus();
  const tags = useTags();
  const ofViews = useGroupOfView(infos);
  return useMemo(() => {
    const fields = contactGridFields(infos, words, { languages, timeZones }, t);
    const columns = contactColumns(infos, fields, { t, format, values, tags }, asking.ask);
    return {
      kind: "contacts",
      place: part?.place ?? "contacts",
      room: "contacts-list",
      title: part?.title ?? t("title"),
      scope: part && JSON.stringify(part.within),
      source: contactSource(queries, part?.within),
      memory,
      fields,
      columns,
      shownAtFirst: part?.shownAtFirst ?? shownAtFirst,
      ownSort: [{ field: "updatedAt", descending: true }],
      jumpsBy: ["lastName", "firstName", "jobTitle"],
      needs: ["id", "version"],
      views: part
        ? []
        : [
            { key: "all", label: t("views.all"), filter: [] },
            { key: "mine", label: t("views.mine"), filter: [{ field: "owner", is: "is", value: "me" }] },
            { key: "ownerless", label: t("views.ownerless"), filter: [{ field: "owner", is: "empty" }] },
          ],
      savesViews: part === undefined,
      ofViews,
      oftenAsked: ["departments", "companyUserType", "status", "notified", "accessGroup", "tags", "followed"],
      nameOf: (contact) => nameOf(contact) || t("noName"),
      hrefOf: ({ id }) => `/contacts/${id}`,
      mayEdit: ({ can }) => can.includes("edit"),
      save: async (contact, key, value) => {
        const next = columns.find((column) => column.key === key)?.edit?.write(contact, value) ?? contact;
        return call(updateContact, {
          params: { id: contact.id },
          body: { ...changeOf(draftOf(key, valueAt(next, key))), version: contact.version },
        });
      },
      readCurrent,
      actions: [
        {
          key: "view",
          label: t("grid:view"),
          icon: IconEye,
          may: () => true,
          run: ({ id }) => router.history.push(`/contacts/${id}`),
        },
        {
          key: "edit",
          label: t("grid:edit"),
          icon: IconPencil,
          may: ({ can }) => can.includes("edit"),
          run: ({ id }) => router.history.push(`/contacts/${id}?edit=form`),
        },
        {
          key: "delete",
          label: t("grid:delete"),
          icon: IconTrash,
          danger: true,
          may: ({ can }) => can.includes("delete"),
          run: deleting.one,
        },
      ],
      bulk: [...(part?.bulk ?? []), ...bulk],
      beside: asking.dialog,
    };
  }, [
    infos,
    part,
    bulk,
    words,
    values,
    format,
    languages,
    timeZones,
    t,
    queries,
    router,
    deleting,
    asking,
    tags,
    ofViews,
  ]);
}
