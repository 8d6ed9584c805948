import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlace } from "../../kit/place.ts";
import { Segmented } from "../../kit/segmented.tsx";
import type { Status } from "../../kit/status-word.tsx";
import { BlockFields, blockOf, useNewBlock } from "../status/block-fields.tsx";
import { BulkDialog, type BulkProps } from "./bulk-dialog.tsx";
import { StatusOutcome, useStatusOutcome } from "./status-outcome.tsx";

const actions = { active: "unblock", blocked: "block", fired: "fire" } as const;

/** A status for all that are chosen; says beforehand how many will have it, and who will not and why. */
export function StatusMany(props: BulkProps) {
  const { t } = useTranslation("bulk");
  const { timeZone } = usePlace();
  const [status, setStatus] = useState<Status>("blocked");
  const [block, setBlock] = useState(useNewBlock());
  const setting = status === "blocked" ? blockOf(block, timeZone) : { status };
  const { chosen, within } = props;
  const outcome = useStatusOutcome(chosen, within, setting);
  return (
    <BulkDialog
      {...props}
      action={actions[status]}
      what={setting && outcome.data ? { setStatus: setting } : undefined}
      reached={outcome.data && outcome.data.changes + outcome.data.unchanged}
      final={status === "fired"}
    >
      {(fault) => (
        <>
          <Segmented
            label={t("status.which")}
            options={(["active", "blocked", "fired"] as const).map((value) => ({
              value,
              label: t(`kit:status.${value}`),
            }))}
            value={status}
            onChange={setStatus}
          />
          {status === "blocked" && (
            <BlockFields block={block} onChange={setBlock} faultAt={(part) => (part === "until" ? fault : undefined)} />
          )}
          {status === "fired" && <p className="bulk-final">{t("status.final")}</p>}
          <StatusOutcome outcome={outcome} />
        </>
      )}
    </BulkDialog>
  );
}
