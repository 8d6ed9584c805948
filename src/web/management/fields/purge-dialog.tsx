import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { purgeField } from "../../../fields/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { OwnField } from "./own-field.ts";

/** Deletes a hidden field and its values for good, once its name has been typed. */
export function PurgeDialog({ field: { id, name }, onClose }: { field: OwnField; onClose: () => void }) {
  const { t } = useTranslation("own-fields");
  const { show } = useToast();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await call(purgeField, { params: { id }, body: { name: typed } });
      show({ text: t("purged", { name }) });
      void queries.invalidateQueries({ queryKey: ["fields"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const atName = refusal?.faultAt("/name");
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void go()}
      title={t("purgeTitle", { name })}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button variant="danger" type="submit" busy={busy}>
            {t("purge")}
          </Button>
        </>
      }
    >
      {refusal && !atName && (
        <NoteBar tone="red" boxed title={t("notPurged")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      <p className="fields-warning">{t("purgeWords")}</p>
      <TextField
        label={t("purgeType", { name })}
        value={typed}
        onChange={setTyped}
        error={atName}
        required="unmarked"
        autoComplete="off"
        data-autofocus
        maxLength={60}
      />
    </Dialog>
  );
}
