import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deleteContact } from "../../../contacts/api.ts";
import { restoreFromTrash } from "../../../trash/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { nameOf, type Contact } from "../fields/contact.ts";

/** Moves a contact to the trash; the toast takes it back. `then` runs when it is gone. */
export function useDeleteContact(then: () => void): (contact: Contact) => Promise<void> {
  const queries = useQueryClient();
  const { t } = useTranslation("card");
  const { show } = useToast();
  return async (contact) => {
    const { id, version } = contact;
    try {
      await call(deleteContact, { params: { id }, body: { version } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notDeleted"), detail: error.offline ? t("offline") : error.message });
      return;
    }
    then();
    // The card itself is not asked for again: it is gone, and on its way off the screen.
    const refresh = () =>
      queries.invalidateQueries({ queryKey: ["contacts"], predicate: ({ queryKey }) => !queryKey.includes(id) });
    void refresh();
    const undo = async () => {
      await call(restoreFromTrash, { params: { id } });
      await refresh();
    };
    show({ text: t("deleted", { name: nameOf(contact) }), detail: t("inTrash"), undo });
  };
}
