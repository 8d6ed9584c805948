import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeSecondFactor } from "../../access/api.ts";
import { call } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { CodeField } from "../prove/code-field.tsx";
import { faultAt } from "../prove/fault-at.ts";

/** Turns one's own second factor off, with the password and a last code. */
export function FactorOff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("profile");
  const { show } = useToast();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const removing = useMutation({
    mutationFn: () => call(removeSecondFactor, { body: { password, code } }),
    onSuccess: () => {
      show({ text: t("factor.turnedOff") });
      onClose();
    },
  });
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => removing.mutate()}
      title={t("factor.turnOffTitle")}
      go={t("factor.turnOff")}
      danger
      busy={removing.isPending}
      disabled={password === "" || code.trim() === ""}
    >
      <p className="dialog-words">{t("factor.turnOffWords")}</p>
      <PasswordField
        label={t("ownPassword")}
        required="unmarked"
        data-autofocus
        value={password}
        onChange={setPassword}
        error={faultAt(removing.error, "/password")}
      />
      <CodeField value={code} onChange={setCode} error={faultAt(removing.error, "/code")} />
      <CallNote error={removing.error} />
    </AskDialog>
  );
}
