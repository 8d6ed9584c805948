import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bulkContacts, undoBatch } from "../../../batches/api.ts";
import { deleteContact } from "../../../contacts/api.ts";
import { call, CallError } from "../../client.ts";
import type { Chosen, Memory } from "../../grid/list.ts";
import { useFormat } from "../../kit/format.tsx";
import { useToast } from "../../kit/toast.tsx";
import { nameOf, type Contact } from "../fields/contact.ts";

export interface Deleting {
  one: (contact: Contact) => void;
  many: (chosen: Chosen) => Promise<boolean>;
}

/** Moves contacts to the trash at once; the toast takes all of them back. */
export function useDeleting(memory: Memory<Contact>): Deleting {
  const { t } = useTranslation("contacts-list");
  const { show } = useToast();
  const format = useFormat();
  const queries = useQueryClient();
  return useMemo(() => {
    const refresh = () => queries.invalidateQueries({ queryKey: ["contacts"] });
    const undo = (batch: string) => async () => {
      await call(undoBatch, { params: { id: batch } });
      await refresh();
    };
    const fail = (error: unknown) =>
      show({ tone: "red", text: t("notDeleted"), detail: error instanceof CallError ? error.message : undefined });
    return {
      one: async (contact) => {
        memory.kept?.rows.drop(new Set([contact.id]));
        try {
          const { batch } = await call(deleteContact, {
            params: { id: contact.id },
            body: { version: contact.version },
          });
          show({
            text: t("deletedOne", { name: nameOf(contact) || t("noName") }),
            detail: t("inTrashOne"),
            undo: undo(batch),
          });
        } catch (error) {
          fail(error);
        }
        void refresh();
      },
      many: async ({ ids, all, count, exact }) => {
        try {
          const wish = all
            ? {
                filter: all.filter ?? { all: [] },
                search: all.search || undefined,
                expected: exact ? count : undefined,
              }
            : { ids: [...ids] };
          const { batch, done, refused } = await call(bulkContacts, { body: { ...wish, delete: true } });
          if (!all) memory.kept?.rows.drop(new Set(ids));
          const detail =
            refused > 0 ? t("refused", { count: refused, number: format.number(refused) }) : t("inTrash", { count });
          show({ text: t("deleted", { count: done, number: format.number(done) }), detail, undo: undo(batch) });
          return true;
        } catch (error) {
          fail(error);
          return false;
        } finally {
          void refresh();
        }
      },
    };
  }, [memory, t, show, format, queries]);
}
