import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proveSelf } from "../../access/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { sessionQuery, useSession } from "../session.ts";
import { CallNote } from "./call-note.tsx";
import { CodeField } from "./code-field.tsx";
import { faultAt } from "./fault-at.ts";
import "./prove.css";

interface ProveDialogProps {
  onProved: () => void;
  onLeft: () => void;
}

/** "Prove that it is you": the password and, with a second factor, a code; it then holds for ten minutes. */
export function ProveDialog({ onProved, onLeft }: ProveDialogProps) {
  const { t } = useTranslation("profile");
  const { user, secondFactor } = useSession();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const proving = useMutation({
    mutationFn: () => call(proveSelf, { body: { password, ...(secondFactor.on && { code }) } }),
    onSuccess(session) {
      queries.setQueryData(sessionQuery.queryKey, session);
      onProved();
    },
  });
  return (
    <Dialog
      open
      onClose={onLeft}
      onSubmit={() => proving.mutate()}
      title={t("prove.title")}
      actions={
        <>
          <Button variant="quiet" onClick={onLeft}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            variant="primary"
            busy={proving.isPending}
            disabled={password === "" || (secondFactor.on && code.trim() === "")}
          >
            {t("prove.go")}
          </Button>
        </>
      }
    >
      <p className="dialog-words">{t("prove.words")}</p>
      <input type="email" autoComplete="username" value={user.email} readOnly hidden />
      <PasswordField
        label={t("ownPassword")}
        required="unmarked"
        data-autofocus
        value={password}
        onChange={setPassword}
        error={faultAt(proving.error, "/password")}
      />
      {secondFactor.on && <CodeField value={code} onChange={setCode} error={faultAt(proving.error, "/code")} />}
      <CallNote error={proving.error} />
    </Dialog>
  );
}
