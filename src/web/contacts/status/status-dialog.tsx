import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Skeleton } from "../../kit/states.tsx";
import type { Status } from "../../kit/status-word.tsx";
import { contactQuery } from "../fields/contact.ts";
import { BlockDialog } from "./block-dialog.tsx";
import { FireDialog } from "./fire-dialog.tsx";
import { RefusalOf } from "./refusal-of.tsx";
import { UnblockDialog } from "./unblock-dialog.tsx";

export interface AskedStatus {
  /** Whose. */
  id: string;
  to: Status;
}

const dialogs = { active: UnblockDialog, blocked: BlockDialog, fired: FireDialog };

/** Asks what there is to ask before somebody gets another status; the same on the card and in lists. */
export function StatusDialog({ id, to, onClose }: AskedStatus & { onClose: () => void }) {
  const { t } = useTranslation("card");
  const { data: contact, error, refetch } = useQuery(contactQuery(id));
  if (contact !== undefined) {
    const Ask = dialogs[to];
    return <Ask contact={contact} onClose={onClose} />;
  }
  return (
    <Dialog open onClose={onClose} title={t("status.change")}>
      {error instanceof CallError ? (
        <div className="status-ask">
          <RefusalOf refusal={error} />
          <Button onClick={() => void refetch()}>{t("again")}</Button>
        </div>
      ) : (
        <div aria-busy="true">
          <Skeleton width={240} />
        </div>
      )}
    </Dialog>
  );
}
