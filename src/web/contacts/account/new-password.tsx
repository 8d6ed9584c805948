import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "../../../access/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { PasswordField } from "../../kit/password-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { NotProved } from "../../prove/not-proved.ts";
import { useProven } from "../../prove/prove-context.ts";
import { nameOf, type Contact } from "../fields/contact.ts";
import { RefusalOf } from "../status/refusal-of.tsx";
import { useRefreshAccount } from "./use-invitation.ts";

/** An administrator gives somebody another password, by which everything that is open of that person ends. */
export function NewPassword({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("card");
  const { show } = useToast();
  const proven = useProven();
  const refresh = useRefreshAccount();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const name = nameOf(contact) || t("nameless");
  const go = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await proven(() => call(changePassword, { params: { id: contact.id }, body: { password } }));
      refresh();
      onClose();
      show({ text: t("password.done", { name }) });
    } catch (error) {
      if (error instanceof NotProved) return;
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("password.title", { name })}
      onSubmit={() => void go()}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy} disabled={password === ""}>
            {t("password.go")}
          </Button>
        </>
      }
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
    </Dialog>
  );
}
