import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { showSetUp, signIn } from "../../access/api.ts";
import { call } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { Button } from "../kit/button.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { Outside } from "../outside/outside.tsx";
import { sessionQuery } from "../session.ts";
import { placeWithin } from "./place-within.ts";
import { useRefusal } from "./use-refusal.ts";

export function SignInPage() {
  const { t } = useTranslation("sign-in");
  const { next } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const passwordField = useRef<HTMLInputElement>(null);
  const waiting = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => call(showSetUp, { signal }) });
  usePageTitle(t("title"));
  const entering = useMutation({
    mutationKey: ["session", "in"],
    mutationFn: () => call(signIn, { body: { email: email.trim(), password } }),
    async onSuccess(session) {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ href: placeWithin(next), replace: true });
    },
    onError: () => passwordField.current?.select(),
  });
  const { words, seconds } = useRefusal(entering.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (seconds === 0) entering.mutate();
  };
  return (
    <Outside title={t("title")} lead={t("lead")}>
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
          onChange={setEmail}
        />
        <PasswordField
          label={t("password")}
          name="password"
          required="unmarked"
          size="l"
          ref={passwordField}
          value={password}
          onChange={setPassword}
        />
        {words && <NoteBar tone="red" boxed title={words} />}
        <Button
          type="submit"
          variant="primary"
          size="l"
          wide
          busy={entering.isPending}
          disabled={seconds > 0 || email.trim() === "" || password === ""}
        >
          {t("enter")}
        </Button>
      </form>
      {waiting.data?.open && (
        <NoteBar tone="amber" boxed title={t("setUp.title")}>
          {t("setUp.words")}
        </NoteBar>
      )}
    </Outside>
  );
}
