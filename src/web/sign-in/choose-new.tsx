import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { resetPassword } from "../../users/api.ts";
import { call } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { Button, ButtonLink } from "../kit/button.tsx";
import { OutsideEnd } from "../outside/outside-end.tsx";
import { Outside } from "../outside/outside.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { faultAt } from "../prove/fault-at.ts";
import { isLinkDead } from "./is-link-dead.ts";
import { NewPassword, useNewPassword } from "./new-password.tsx";

interface ChooseNewProps {
  token: string;
  onAskAnew: () => void;
}

/** Where the link of a reset leads: a new password, once. It opens no session; signing in comes after. */
export function ChooseNew({ token, onAskAnew }: ChooseNewProps) {
  const { t } = useTranslation("sign-in");
  const queries = useQueryClient();
  const fresh = useNewPassword();
  const choosing = useMutation({
    mutationKey: ["session", "reset"],
    mutationFn: () => call(resetPassword, { body: { token, password: fresh.password } }),
    // Whoever was signed in here is so no more.
    onSuccess: () => queries.clear(),
  });
  const title = t("reset.chooseTitle");
  usePageTitle(title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fresh.check()) choosing.mutate();
  };
  if (choosing.isSuccess)
    return (
      <OutsideEnd
        title={t("reset.doneTitle")}
        actions={
          <ButtonLink to="/sign-in" variant="primary">
            {t("enter")}
          </ButtonLink>
        }
      >
        <p>{t("reset.done")}</p>
      </OutsideEnd>
    );
  if (isLinkDead(choosing.error))
    return (
      <OutsideEnd
        title={t("reset.dead")}
        actions={
          <>
            <Button variant="primary" onClick={onAskAnew}>
              {t("reset.again")}
            </Button>
            <ButtonLink to="/sign-in">{t("reset.toSignIn")}</ButtonLink>
          </>
        }
      >
        <p>{t("reset.deadWords")}</p>
      </OutsideEnd>
    );
  return (
    <Outside title={title} lead={t("reset.chooseLead")}>
      <form onSubmit={submit}>
        <NewPassword label={t("reset.fresh")} {...fresh} refused={faultAt(choosing.error, "/password")} />
        <CallNote error={choosing.error} />
        <Button type="submit" variant="primary" size="l" wide busy={choosing.isPending}>
          {t("reset.choose")}
        </Button>
      </form>
    </Outside>
  );
}
