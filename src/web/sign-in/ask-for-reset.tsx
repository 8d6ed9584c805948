import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { askForReset } from "../../users/api.ts";
import { call } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { Button, ButtonLink } from "../kit/button.tsx";
import { TextField } from "../kit/text-field.tsx";
import { OutsideEnd } from "../outside/outside-end.tsx";
import { Outside } from "../outside/outside.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { useSecondsLeft } from "../prove/use-seconds-left.ts";
import { typedEmail } from "./typed-email.ts";

/** Asks for a link by mail. Whoever it is, the answer reads the same. */
export function AskForReset() {
  const { t } = useTranslation("sign-in");
  const [email, setEmail] = useState(typedEmail.current);
  const asking = useMutation({
    mutationKey: ["session", "reset"],
    mutationFn: () => call(askForReset, { body: { email: email.trim() } }),
  });
  const seconds = useSecondsLeft(asking.error);
  usePageTitle(t("reset.title"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (seconds === 0 && email.trim() !== "") asking.mutate();
  };
  if (asking.isSuccess)
    return (
      <OutsideEnd
        title={t("reset.sentTitle")}
        actions={
          <>
            <ButtonLink to="/sign-in" variant="primary">
              {t("reset.toSignIn")}
            </ButtonLink>
            <Button onClick={() => asking.reset()}>{t("reset.other")}</Button>
          </>
        }
      >
        <p>{t("reset.sent", { email: email.trim() })}</p>
        <p>{t("reset.sentHint")}</p>
      </OutsideEnd>
    );
  return (
    <Outside title={t("reset.title")} lead={t("reset.lead")}>
      <form onSubmit={submit}>
        <TextField
          label={t("email")}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required="unmarked"
          size="l"
          value={email}
          onChange={(typed) => {
            setEmail(typed);
            typedEmail.current = typed;
          }}
        />
        <CallNote error={asking.error} />
        <Button
          type="submit"
          variant="primary"
          size="l"
          wide
          busy={asking.isPending}
          disabled={seconds > 0 || email.trim() === ""}
        >
          {t("reset.send")}
        </Button>
      </form>
      <p className="outside-aside">
        <Link to="/sign-in">{t("reset.toSignIn")}</Link>
      </p>
    </Outside>
  );
}
