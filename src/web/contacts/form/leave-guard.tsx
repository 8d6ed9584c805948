import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";

interface LeaveGuardProps {
  /** Whether something would be lost now. */
  holds: () => boolean;
}

/** Asks before what was typed is lost: by a link, the back button, or closing the tab. */
export function LeaveGuard({ holds }: LeaveGuardProps) {
  const { t } = useTranslation("form");
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: holds,
    enableBeforeUnload: holds,
    withResolver: true,
  });
  return (
    <Dialog
      open={status === "blocked"}
      onClose={() => reset?.()}
      title={t("leave.title")}
      actions={
        <>
          <Button variant="danger" onClick={() => proceed?.()}>
            {t("leave.go")}
          </Button>
          <Button variant="primary" data-autofocus onClick={() => reset?.()}>
            {t("leave.stay")}
          </Button>
        </>
      }
    >
      {t("leave.words")}
    </Dialog>
  );
}
