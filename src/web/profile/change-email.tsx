import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSignInEmail } from "../../users/api.ts";
import { call } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { PasswordField } from "../kit/password-field.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { faultAt } from "../prove/fault-at.ts";
import { sessionQuery, useSession } from "../session.ts";

/** Another e-mail to sign in with, by one's password; the one it was is told. */
export function ChangeEmail({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  // Clients have no tokens to lose.
  const isAgent = user.accessGroup.type === "agent";
  const { show } = useToast();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const changing = useMutation({
    mutationFn: () => call(changeSignInEmail, { params: { id: user.id }, body: { email: email.trim(), password } }),
    onSuccess: async ({ signInEmail }) => {
      for (const queryKey of [sessionQuery.queryKey, ["sessions"], ["tokens"], ["contacts", "one", user.id]])
        void queries.invalidateQueries({ queryKey });
      show({ text: t("email.saved", { email: signInEmail }) });
      onClose();
    },
  });
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => changing.mutate()}
      title={t("email.changeTitle")}
      go={t("email.save")}
      busy={changing.isPending}
      disabled={email.trim() === "" || password === ""}
    >
      <p className="dialog-words">
        {t(isAgent ? "email.consequences" : "email.consequencesPlain", { email: user.email })}
      </p>
      <TextField
        label={t("email.fresh")}
        type="email"
        autoComplete="email"
        required="unmarked"
        data-autofocus
        value={email}
        onChange={setEmail}
        error={faultAt(changing.error, "/email")}
      />
      <PasswordField
        label={t("ownPassword")}
        required="unmarked"
        value={password}
        onChange={setPassword}
        error={faultAt(changing.error, "/password")}
      />
      <CallNote error={changing.error} />
    </AskDialog>
  );
}
