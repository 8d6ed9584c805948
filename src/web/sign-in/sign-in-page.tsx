import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { showSetUp, signIn } from "../../access/api.ts";
import { call, CallError } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { Button } from "../kit/button.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { Outside } from "../outside/outside.tsx";
import { sessionQuery } from "../session.ts";
import { CodeStep } from "./code-step.tsx";
import { placeWithin } from "./place-within.ts";
import { typedEmail } from "./typed-email.ts";
import { useRefusal } from "./use-refusal.ts";

/** E-mail and password; then, for who has a second factor, the code. */
export function SignInPage() {
  const { t } = useTranslation("sign-in");
  const { next } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [email, setEmail] = useState(typedEmail.current);
  const [password, setPassword] = useState("");
  const [step, setStep] = useState<"password" | "code">("password");
  const passwordField = useRef<HTMLInputElement>(null);
  const waiting = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => call(showSetUp, { signal }) });
  usePageTitle(t("title"));
  const entering = useMutation({
    mutationKey: ["session", "in"],
    mutationFn: (code?: string) =>
      call(signIn, { body: { email: email.trim(), password, ...(code !== undefined && { code }) } }),
    async onSuccess(session) {
      typedEmail.current = "";
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ href: placeWithin(next), replace: true });
    },
    onError: (error) => {
      const code = error instanceof CallError ? error.problem.code : undefined;
      if (code === "secondFactorNeeded") setStep("code");
      // The password was changed in between.
      if (code === "wrongSignIn") setStep("password");
      passwordField.current?.select();
    },
  });
  const { words, seconds } = useRefusal(entering.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (seconds === 0) entering.mutate(undefined);
  };
  const leaveCode = () => {
    entering.reset();
    setPassword("");
    setStep("password");
  };
  if (step === "code")
    return (
      <CodeStep
        email={email.trim()}
        error={entering.error}
        busy={entering.isPending}
        onCode={(code) => entering.mutate(code)}
        onLeave={leaveCode}
      />
    );
  return (
    <Outside title={t("title")} lead={t("lead")}>
      <form onSubmit={submit}>
        <TextField
          label={t("email")}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus={email === ""}
          required="unmarked"
          size="l"
          value={email}
          onChange={(typed) => {
            setEmail(typed);
            typedEmail.current = typed;
          }}
        />
        <PasswordField
          label={t("password")}
          name="password"
          autoFocus={email !== ""}
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
      <p className="outside-aside">
        <Link to="/password-reset">{t("forgotten")}</Link>
      </p>
      {waiting.data?.open && (
        <NoteBar tone="amber" boxed title={t("setUp.title")}>
          {t("setUp.words")}
        </NoteBar>
      )}
    </Outside>
  );
}
