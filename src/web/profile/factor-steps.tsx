import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { beginSecondFactor } from "../../access/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { faultAt } from "../prove/fault-at.ts";
import { useSession } from "../session.ts";
import { FactorKey } from "./factor-key.tsx";
import "./second-factor.css";

/** Sets up a second factor: the password, the key for the app with its first code; ends with the recovery codes. */
export function FactorSteps({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const [password, setPassword] = useState("");
  const beginning = useMutation({
    mutationFn: () => call(beginSecondFactor, { body: { password } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate();
  };
  if (beginning.data) return <FactorKey {...beginning.data} onCodes={onCodes} />;
  return (
    <form className="factor-steps" onSubmit={submit}>
      <p>{t("factor.passwordWords")}</p>
      <input type="email" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField
        label={t("ownPassword")}
        required="unmarked"
        autoFocus
        data-autofocus
        value={password}
        onChange={setPassword}
        error={faultAt(beginning.error, "/password")}
      />
      <CallNote error={beginning.error} />
      <Button type="submit" variant="primary" busy={beginning.isPending} disabled={password === ""}>
        {t("factor.next")}
      </Button>
    </form>
  );
}
