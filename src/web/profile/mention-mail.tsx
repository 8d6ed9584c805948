import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { updateProfile } from "../../access/api.ts";
import { call } from "../client.ts";
import { Switch } from "../kit/checks.tsx";
import { useToast } from "../kit/toast.tsx";
import { sessionQuery, useSession } from "../session.ts";

/** Whether mail comes when somebody names one in a note; taken at once, with an undo. */
export function MentionMail() {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const { show } = useToast();
  const queries = useQueryClient();
  const save = async (mentionsByMail: boolean) => {
    queries.setQueryData(sessionQuery.queryKey, await call(updateProfile, { body: { mentionsByMail } }));
  };
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (_saved, wish) => show({ text: t("mentions.saved"), undo: () => save(!wish) }),
    onError: (error) => show({ tone: "red", text: t("place.notSaved"), detail: error.message }),
  });
  return (
    <Switch checked={user.mentionsByMail} disabled={saving.isPending} onChange={(wish) => saving.mutate(wish)}>
      {t("mentions.mail")}
    </Switch>
  );
}
