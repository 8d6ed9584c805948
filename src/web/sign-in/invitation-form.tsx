import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ReplyOf } from "../../http/endpoint.ts";
import { acceptInvitation, type showInvitation } from "../../users/api.ts";
import { call } from "../client.ts";
import { changeLanguage, languageName, languageTags } from "../i18n.ts";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { browserZone } from "../kit/place.ts";
import { presentZone, zoneOptions } from "../kit/zone-options.ts";
import { CallNote } from "../prove/call-note.tsx";
import { faultAt } from "../prove/fault-at.ts";
import { sessionQuery } from "../session.ts";
import { isLinkDead } from "./is-link-dead.ts";
import { NewPassword, useNewPassword } from "./new-password.tsx";

interface InvitationFormProps {
  token: string;
  invited: ReplyOf<typeof showInvitation>;
}

/** Password, language and time zone; then one is inside. */
export function InvitationForm({ token, invited }: InvitationFormProps) {
  const { t, i18n } = useTranslation("sign-in");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const fresh = useNewPassword();
  const [timeZone, setTimeZone] = useState(presentZone(browserZone()));
  const zones = useMemo(() => zoneOptions(i18n.language), [i18n.language]);
  const accepting = useMutation({
    mutationKey: ["session", "in"],
    mutationFn: () =>
      call(acceptInvitation, { body: { token, password: fresh.password, language: i18n.language, timeZone } }),
    async onSuccess(session) {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: "/", replace: true });
    },
    // Somebody was faster, or it has expired while the form stood open: the page says so.
    onError: (error) => isLinkDead(error) && queries.invalidateQueries({ queryKey: ["invitation", token] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fresh.check()) accepting.mutate();
  };
  return (
    <form onSubmit={submit}>
      <input type="email" autoComplete="username" value={invited.email} readOnly hidden />
      <NewPassword
        label={t("invitation.password")}
        known={[...invited.name.split(" "), invited.email.split("@")[0] ?? ""]}
        refused={faultAt(accepting.error, "/password")}
        {...fresh}
      />
      <div className="pair stacks">
        <ChoiceField
          label={t("first.language")}
          options={languageTags.map((tag) => ({ value: tag, label: languageName(tag) }))}
          value={i18n.language}
          onChange={(tag) => tag && void changeLanguage(tag)}
        />
        <ChoiceField
          label={t("first.timeZone")}
          options={zones}
          value={timeZone}
          onChange={(zone) => zone && setTimeZone(zone)}
          error={faultAt(accepting.error, "/timeZone")}
        />
      </div>
      <CallNote error={accepting.error} />
      <Button type="submit" variant="primary" size="l" wide busy={accepting.isPending}>
        {t("invitation.enter")}
      </Button>
    </form>
  );
}
