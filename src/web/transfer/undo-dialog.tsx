import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { useImportWords } from "./import-kind.ts";

interface UndoDialogProps {
  open: boolean;
  onClose: () => void;
  onUndo: () => void;
}

/** Asks before a whole import is taken back, and says what that means. */
export function UndoDialog({ open, onClose, onUndo }: UndoDialogProps) {
  const t = useImportWords();
  const undo = () => {
    onClose();
    onUndo();
  };
  const actions = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t("undo.keep")}
      </Button>
      <Button variant="primary" onClick={undo}>
        {t("undo.button")}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={t("undo.title")} actions={actions}>
      {t("undo.words")}
    </Dialog>
  );
}
