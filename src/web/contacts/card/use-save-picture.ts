import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deletePicture, putPicture } from "../../../contacts/api.ts";
import { call, upload } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { sessionQuery, useSession } from "../../session.ts";
import { contactQuery, type Contact } from "../fields/contact.ts";

/** Sets or takes away the picture; both can be taken back. */
export function useSavePicture({ id, picture }: Contact) {
  const queries = useQueryClient();
  const { t } = useTranslation("card");
  const { show } = useToast();
  const { user } = useSession();
  const keep = (saved: Contact) => {
    queries.setQueryData(contactQuery(id).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ["contacts", "history", id] });
    // One's own picture stands in the top bar too.
    if (id === user.id) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const send = async (image: Blob) => {
    const form = new FormData();
    form.append("file", image, "picture.webp");
    keep(await upload(putPicture, { params: { id }, form }));
  };
  const drop = async () => keep(await call(deletePicture, { params: { id } }));
  const before = async () => (picture ? (await fetch(picture)).blob() : undefined);
  const restore = (old: Blob | undefined) => () => (old ? send(old) : drop());
  return {
    put: async (image: Blob) => {
      const old = await before();
      await send(image);
      show({ text: t("picture.saved"), undo: restore(old) });
    },
    remove: async () => {
      const old = await before();
      await drop();
      show({ text: t("picture.removed"), undo: restore(old) });
    },
  };
}
