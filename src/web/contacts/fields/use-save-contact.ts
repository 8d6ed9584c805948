import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { updateContact } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { changeOf, draftFrom } from "./change-of.ts";
import { contactQuery, type Contact, type Draft } from "./contact.ts";
import { useFieldWords } from "./use-field-words.ts";

/**
 * Saves what a draft holds, for the version one has seen, and offers to take it back. Throws CallError: 412 with the
 * record as it stands when somebody else was quicker, 422 with what is wrong where.
 */
export function useSaveContact(): (contact: Contact, draft: Draft) => Promise<Contact> {
  const queries = useQueryClient();
  const words = useFieldWords();
  const { t } = useTranslation("card");
  const { show } = useToast();
  return useCallback(
    async (contact, draft) => {
      const put = async ({ id, version }: Contact, change: Draft) => {
        const saved: Contact = await call(updateContact, { params: { id }, body: { ...changeOf(change), version } });
        queries.setQueryData(contactQuery(id).queryKey, saved);
        void queries.invalidateQueries({ queryKey: ["contacts", "history", id] });
        return saved;
      };
      const keys = Object.keys(draft);
      const saved = await put(contact, draft);
      const undo = () =>
        put(queries.getQueryData(contactQuery(contact.id).queryKey) ?? saved, draftFrom(contact, keys));
      const name = words.label(keys[0] ?? "");
      show({ text: keys.length === 1 ? t("saved", { name }) : t("savedSeveral", { count: keys.length }), undo });
      return saved;
    },
    [queries, words, t, show],
  );
}

/** The record that comes with a 412. */
export function readCurrent(record: unknown): Contact | undefined {
  return isContact(record) ? record : undefined;
}

function isContact(record: unknown): record is Contact {
  return (
    typeof record === "object" &&
    record !== null &&
    "id" in record &&
    "version" in record &&
    typeof record.version === "number"
  );
}
