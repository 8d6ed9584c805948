import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "../../access/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { strengthOf } from "../kit/password-strength.ts";
import { NoteBar } from "../kit/states.tsx";
import { useToast } from "../kit/toast.tsx";
import { useSession } from "../session.ts";

/** A new password, with the current one; ends the other sessions. */
export function Password() {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const { show } = useToast();
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const changing = useMutation({
    // Named after the session: a wrong current password is 401 or 422, and no reason to leave the page.
    mutationKey: ["session", "password"],
    mutationFn: () => call(changePassword, { params: { id: user.id }, body: { current, password } }),
    onSuccess: () => {
      setCurrent("");
      setPassword("");
      setTried(false);
      for (const queryKey of [["sessions"], ["tokens"]]) void queries.invalidateQueries({ queryKey });
      show({ text: t("password.saved"), detail: t("password.savedDetail") });
    },
  });
  const refused = changing.error instanceof CallError ? changing.error : undefined;
  const short = tried && strengthOf(password) === "short";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (strengthOf(password) !== "short") changing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <input type="email" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField
        label={t("password.current")}
        required="unmarked"
        value={current}
        onChange={setCurrent}
        error={refused?.faultAt("/current")}
      />
      <PasswordField
        label={t("password.fresh")}
        required="unmarked"
        fresh={{ known: [...user.name.split(" "), user.email.split("@")[0] ?? ""] }}
        hint={t("password.hint")}
        value={password}
        onChange={setPassword}
        error={refused?.faultAt("/password") ?? (short ? t("password.short") : undefined)}
      />
      {refused && !refused.problem.errors && (
        <NoteBar tone="red" boxed title={refused.offline ? t("offline") : refused.message} />
      )}
      <Button type="submit" busy={changing.isPending} disabled={current === "" || password === ""}>
        {t("password.save")}
      </Button>
    </form>
  );
}
