import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bulkContacts } from "../../../batches/api.ts";
import { deleteContact } from "../../../contacts/api.ts";
import { call, CallError } from "../../client.ts";
import type { Memory } from "../../grid/list.ts";
import { useToast } from "../../kit/toast.tsx";
import { useWork } from "../../work/work-context.ts";
import { nameOf, type Contact } from "../fields/contact.ts";

export interface Deleting {
  one: (contact: Contact) => void;
  many: (ids: readonly string[]) => Promise<boolean>;
}

/** Moves contacts to the trash at once; the toast takes all of them back. */
export function useDeleting(memory: Memory<Contact>): Deleting {
  const { t } = useTranslation("contacts-list");
  const { show } = useToast();
  const { follow, undo } = useWork();
  const queries = useQueryClient();
  return useMemo(() => {
    const refresh = () => queries.invalidateQueries({ queryKey: ["contacts"] });
    const takeBack = (batch: string) => async () => {
      await undo(batch);
      return "told" as const;
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
            undo: takeBack(batch),
          });
        } catch (error) {
          fail(error);
        }
        void refresh();
      },
      many: async (ids) => {
        try {
          const { batch, state } = await call(bulkContacts, { body: { ids: [...ids], delete: true } });
          memory.kept?.rows.drop(new Set(ids));
          follow(batch, state);
          return true;
        } catch (error) {
          fail(error);
          return false;
        }
      },
    };
  }, [memory, t, show, follow, undo, queries]);
}
