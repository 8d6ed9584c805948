import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { updateProfile } from "../../access/api.ts";
import { call } from "../client.ts";
import { Switch } from "../kit/checks.tsx";
import { useToast } from "../kit/toast.tsx";
import { sessionQuery, useSession } from "../session.ts";

interface OwnMailProps {
  /** When somebody names one in a note, or when something changes that one follows. */
  of: "mentions" | "follows";
}

/** Whether mail comes as well as the bell rings; taken at once, with an undo. */
export function OwnMail({ of }: OwnMailProps) {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const { show } = useToast();
  const queries = useQueryClient();
  const save = async (wish: boolean) => {
    const body = of === "mentions" ? { mentionsByMail: wish } : { followsByMail: wish };
    queries.setQueryData(sessionQuery.queryKey, await call(updateProfile, { body }));
  };
  const isOn = of === "mentions" ? user.mentionsByMail : user.followsByMail;
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (_saved, wish) => show({ text: t("mentions.saved"), undo: () => save(!wish) }),
    onError: (error) => show({ tone: "red", text: t("place.notSaved"), detail: error.message }),
  });
  return (
    <Switch checked={isOn} disabled={saving.isPending} onChange={(wish) => saving.mutate(wish)}>
      {t(`${of}.mail`)}
    </Switch>
  );
}
