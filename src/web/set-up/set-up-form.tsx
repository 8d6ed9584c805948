import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState, type FocusEvent, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { setUp } from "../../access/api.ts";
import { call, CallError } from "../client.ts";
import { changeLanguage, languageName, languageTags } from "../i18n.ts";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { strengthOf } from "../kit/password-strength.ts";
import { browserZone } from "../kit/place.ts";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { presentZone, zoneOptions } from "../kit/zone-options.ts";
import { sessionQuery } from "../session.ts";

/** Makes the first administrator and goes in. */
export function SetUpForm({ token }: { token: string }) {
  const { t, i18n } = useTranslation("sign-in");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [person, setPerson] = useState({
    firstName: "",
    lastName: "",
    email: "",
    password: "",
    timeZone: presentZone(browserZone()),
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const zones = useMemo(() => zoneOptions(i18n.language), [i18n.language]);
  const making = useMutation({
    mutationKey: ["session", "set-up"],
    mutationFn: () => call(setUp, { body: { ...person, email: person.email.trim(), token, language: i18n.language } }),
    async onSuccess(session) {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: "/", replace: true });
    },
    onError: () => queries.invalidateQueries({ queryKey: ["setup"] }),
  });
  const refused = making.error instanceof CallError ? making.error : undefined;
  const bind = (name: keyof typeof person) => ({
    name,
    value: person[name],
    onChange: (value: string) => setPerson({ ...person, [name]: value }),
  });
  const wrong = (name: keyof typeof person) =>
    refused?.faultAt(`/${name}`) ??
    (left.has(name) && person[name].trim() === "" ? t(`first.missing.${name}`) : undefined);
  const tooShort = left.has("password") && strengthOf(person.password) === "short" ? t("first.tooShort") : undefined;
  const leave = ({ target }: FocusEvent) =>
    target instanceof HTMLInputElement && setLeft(new Set([...left, target.name]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(new Set(Object.keys(person)));
    if (Object.values(person).every((value) => value.trim() !== "") && strengthOf(person.password) !== "short")
      making.mutate();
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  return (
    <form ref={form} onSubmit={submit} onBlur={leave} noValidate>
      <div className="pair">
        <TextField
          label={t("first.firstName")}
          autoComplete="given-name"
          autoFocus
          required="unmarked"
          error={wrong("firstName")}
          {...bind("firstName")}
        />
        <TextField
          label={t("first.lastName")}
          autoComplete="family-name"
          required="unmarked"
          error={wrong("lastName")}
          {...bind("lastName")}
        />
      </div>
      <TextField
        label={t("email")}
        type="email"
        autoComplete="username"
        required="unmarked"
        hint={t("first.emailHint")}
        error={wrong("email")}
        {...bind("email")}
      />
      <PasswordField
        label={t("password")}
        required="unmarked"
        fresh={{ known: [person.firstName, person.lastName, person.email.split("@")[0] ?? ""] }}
        hint={t("first.passwordHint")}
        error={wrong("password") ?? tooShort}
        {...bind("password")}
      />
      <div className="pair">
        <ChoiceField
          label={t("first.language")}
          options={languageTags.map((tag) => ({ value: tag, label: languageName(tag) }))}
          value={i18n.language}
          onChange={(tag) => tag && void changeLanguage(tag)}
        />
        <ChoiceField
          label={t("first.timeZone")}
          options={zones}
          value={person.timeZone}
          onChange={(zone) => zone && setPerson({ ...person, timeZone: zone })}
        />
      </div>
      {refused && !refused.problem.errors && (
        <NoteBar
          tone="red"
          boxed
          title={refused.offline ? t("offline") : refused.status === 403 ? t("first.badToken") : refused.message}
        />
      )}
      <Button type="submit" variant="primary" size="l" wide busy={making.isPending}>
        {t("first.make")}
      </Button>
    </form>
  );
}
