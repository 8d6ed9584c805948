import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proveSelf } from "../../access/api.ts";
import { call } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
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
    <AskDialog
      onClose={onLeft}
      onGo={() => proving.mutate()}
      title={t("prove.title")}
      go={t("prove.go")}
      busy={proving.isPending}
      disabled={password === "" || (secondFactor.on && code.trim() === "")}
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
    </AskDialog>
  );
}
