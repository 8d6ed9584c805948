import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeSecondFactor } from "../../../access/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { useToast } from "../../kit/toast.tsx";
import { NotProved } from "../../prove/not-proved.ts";
import { useProven } from "../../prove/prove-context.ts";
import { nameOf, type Contact } from "../fields/contact.ts";
import { RefusalOf } from "../status/refusal-of.tsx";
import { useRefreshAccount } from "./use-invitation.ts";

/** An administrator takes away the second factor of somebody whose telephone is lost. */
export function TakeFactor({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("card");
  const { show } = useToast();
  const proven = useProven();
  const refresh = useRefreshAccount();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const name = nameOf(contact) || t("nameless");
  const go = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await proven(() => call(takeSecondFactor, { params: { id: contact.id } }));
      refresh();
      onClose();
      show({ text: t("factor.done", { name }) });
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
      title={t("factor.title", { name })}
      onSubmit={() => void go()}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="danger" type="submit" busy={busy} data-autofocus>
            {t("factor.go")}
          </Button>
        </>
      }
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal} />
        <p>{t("factor.words")}</p>
      </div>
    </Dialog>
  );
}
