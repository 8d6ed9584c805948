import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { renewRecoveryCodes } from "../../access/api.ts";
import { call } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { useProven } from "../prove/prove-context.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useCloseTwice } from "./use-close-twice.ts";

/** Ten new recovery codes; the ones there were stop working. */
export function RenewCodes({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("profile");
  const proven = useProven();
  const renewing = useMutation({
    mutationFn: () => proven(() => call(renewRecoveryCodes)),
  });
  const codes = renewing.data?.recoveryCodes;
  const { warned, askClose } = useCloseTwice(codes !== undefined, onClose);
  if (codes)
    return (
      <Dialog open onClose={askClose} wide title={t("factor.codesTitle")}>
        <RecoveryCodes codes={codes} onKept={onClose} warned={warned} />
      </Dialog>
    );
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => renewing.mutate()}
      title={t("factor.renewTitle")}
      go={t("factor.renewNow")}
      busy={renewing.isPending}
    >
      <p className="dialog-words">{t("factor.renewWords")}</p>
      <CallNote error={renewing.error} />
    </AskDialog>
  );
}
