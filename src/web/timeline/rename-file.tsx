import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renameFile } from "../../files/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { useRefresh, type KeptFile, type TimelineRecord } from "./record.ts";

interface RenameFileProps {
  file: KeptFile;
  record: TimelineRecord;
  onClose: () => void;
}

/** Another name for a file. */
export function RenameFile({ file, record, onClose }: RenameFileProps) {
  const { t } = useTranslation("notes");
  const { show } = useToast();
  const [name, setName] = useState(file.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const refresh = useRefresh(record);
  const save = async () => {
    setBusy(true);
    try {
      const after = await call(renameFile, { params: { id: file.id }, body: { name }, version: file.version });
      const undo = async () => {
        await call(renameFile, { params: { id: file.id }, body: { name: file.name }, version: after.version });
        await refresh();
      };
      show({ text: t("renamed", { name: after.name }), undo });
      await refresh();
      onClose();
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem;
      setError(problem.faultAt("/name") ?? (problem.offline ? t("card:offline") : problem.message));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void save()}
      title={t("rename")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("card:cancel")}
          </Button>
          <Button type="submit" variant="primary" busy={busy} disabled={name.trim() === ""}>
            {t("rename")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("fileName")}
        required="unmarked"
        data-autofocus
        value={name}
        onChange={setName}
        error={error}
      />
    </Dialog>
  );
}
