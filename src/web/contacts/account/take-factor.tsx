import { useTranslation } from "react-i18next";
import { takeSecondFactor } from "../../../access/api.ts";
import { call } from "../../client.ts";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { useToast } from "../../kit/toast.tsx";
import { nameOf, type Contact } from "../fields/contact.ts";
import { RefusalOf } from "../status/refusal-of.tsx";
import { useProvenAct } from "./use-proven-act.ts";

/** An administrator takes away the second factor of somebody whose telephone is lost. */
export function TakeFactor({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("card");
  const { show } = useToast();
  const name = nameOf(contact) || t("nameless");
  const { go, busy, refusal } = useProvenAct(
    () => call(takeSecondFactor, { params: { id: contact.id } }),
    () => {
      onClose();
      show({ text: t("factor.done", { name }) });
    },
  );
  return (
    <AskDialog
      onClose={onClose}
      title={t("factor.title", { name })}
      onGo={() => void go()}
      go={t("factor.go")}
      danger
      busy={busy}
      atGo
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal} />
        <p>{t("factor.words")}</p>
      </div>
    </AskDialog>
  );
}
