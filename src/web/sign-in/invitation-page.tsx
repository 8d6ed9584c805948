import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { showInvitation } from "../../users/api.ts";
import { call } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { changeLanguage } from "../i18n.ts";
import { Button, ButtonLink } from "../kit/button.tsx";
import { Skeleton } from "../kit/states.tsx";
import { OutsideEnd } from "../outside/outside-end.tsx";
import { Outside } from "../outside/outside.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { InvitationForm } from "./invitation-form.tsx";
import { isLinkDead } from "./is-link-dead.ts";
import { useLinkToken } from "./use-link-token.ts";

/** Where the link of an invitation leads: whom it invites, and a password of one's own choice. */
export function InvitationPage() {
  const { t } = useTranslation("sign-in");
  const token = useLinkToken();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => call(showInvitation, { body: { token: token ?? "" }, signal }),
    enabled: token !== undefined,
    staleTime: Infinity,
  });
  const title = data ? t("invitation.title", { name: data.name }) : t("invitation.plain");
  usePageTitle(t("invitation.plain"));
  // The page goes on in the language of the mail.
  const language = data?.language;
  useEffect(() => {
    if (language) void changeLanguage(language);
  }, [language]);
  if (token === undefined || isLinkDead(error))
    return (
      <OutsideEnd
        title={t(token ? "invitation.dead" : "first.noToken")}
        actions={
          <ButtonLink to="/sign-in" variant="primary">
            {t("enter")}
          </ButtonLink>
        }
      >
        <p>{t(token ? "invitation.deadWords" : "invitation.noTokenWords")}</p>
      </OutsideEnd>
    );
  return (
    <Outside title={title} lead={data && t("invitation.lead", { house: data.house, email: data.email })} wide>
      {data && <InvitationForm token={token} invited={data} />}
      {!data && !error && <Skeleton width={200} />}
      {!data && error && (
        <>
          <CallNote error={error} />
          <p className="outside-aside">
            <Button busy={isFetching} onClick={() => void refetch()}>
              {t("again")}
            </Button>
          </p>
        </>
      )}
    </Outside>
  );
}
