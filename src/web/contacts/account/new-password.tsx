import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "../../../access/api.ts";
import { call } from "../../client.ts";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { PasswordField } from "../../kit/password-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { nameOf, type Contact } from "../fields/contact.ts";
import { RefusalOf } from "../status/refusal-of.tsx";
import { useProvenAct } from "./use-proven-act.ts";

/** An administrator gives somebody another password, by which everything that is open of that person ends. */
export function NewPassword({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("card");
  const { show } = useToast();
  const [password, setPassword] = useState("");
  const name = nameOf(contact) || t("nameless");
  const { go, busy, refusal } = useProvenAct(
    () => call(changePassword, { params: { id: contact.id }, body: { password } }),
    () => {
      onClose();
      show({ text: t("password.done", { name }) });
    },
  );
  return (
    <AskDialog
      onClose={onClose}
      title={t("password.title", { name })}
      onGo={() => void go()}
      go={t("password.go")}
      busy={busy}
      disabled={password === ""}
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal} saidBeside={["/password"]} />
        <p>{t("password.words")}</p>
        <PasswordField
          label={t("password.new")}
          fresh={{ known: [name, contact.signInEmail ?? ""] }}
          value={password}
          onChange={setPassword}
          error={refusal?.faultAt("/password")}
          data-autofocus
        />
      </div>
    </AskDialog>
  );
}
