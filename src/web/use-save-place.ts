import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { updateProfile } from "../access/api.ts";
import { call } from "./client.ts";
import { changeLanguage } from "./i18n.ts";
import { usePlace } from "./kit/place.ts";
import { useToast } from "./kit/toast.tsx";
import { sessionQuery } from "./session.ts";

interface PlaceChange {
  language?: string;
  timeZone?: string;
}

/** Saves one's own language or time zone at once, with an undo. */
export function useSavePlace(): UseMutationResult<void, Error, PlaceChange, PlaceChange> {
  const { t, i18n } = useTranslation("profile");
  const { language, timeZone } = usePlace();
  const { show } = useToast();
  const queries = useQueryClient();
  const save = async (change: PlaceChange) => {
    const session = await call(updateProfile, { body: change });
    queries.setQueryData(sessionQuery.queryKey, session);
    await changeLanguage(session.user.language);
  };
  return useMutation({
    mutationFn: save,
    onMutate: (change): PlaceChange => (change.language ? { language } : { timeZone }),
    // Said in the language that holds now.
    onSuccess: (_saved, _change, before) => show({ text: i18n.t("profile:place.saved"), undo: () => save(before) }),
    onError: (error) => show({ tone: "red", text: t("place.notSaved"), detail: error.message }),
  });
}
