import { useTranslation } from "react-i18next";
import type { leave } from "../../../batches/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { useWork } from "../../work/work-context.ts";

export type Left = ReplyOf<typeof leave>;

/** What was done: fired, so many handed over, so many that stay and why. */
export function FiredNote({ name, left, onClose }: { name: string; left: Left; onClose: () => void }) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const { look, undo } = useWork();
  const { batch, state, total, done, refused } = left;
  const counted = (key: string, count: number) => t(key, { count, number: format.number(count) });
  const then = (work: () => unknown) => () => {
    onClose();
    void work();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("fire.doneTitle", { name })}
      actions={
        <Button variant="primary" onClick={onClose} data-autofocus>
          {t("fire.close")}
        </Button>
      }
    >
      <div className="status-ask" role="status">
        <p>{t("fire.done", { name })}</p>
        {state === "running" && <p>{counted("fire.running", total)}</p>}
        {state === "done" && (
          <p>
            {batch === null ? t("fire.nothingHanded") : counted("fire.handed", done)}{" "}
            {refused > 0 && counted("fire.refused", refused)}
          </p>
        )}
        {batch !== null && state === "done" && (
          <div className="row-f">
            {refused > 0 && <Button onClick={then(() => look(batch, "refused"))}>{t("fire.look")}</Button>}
            {done > 0 && (
              <Button variant="quiet" onClick={then(() => undo(batch))}>
                {t("fire.undo")}
              </Button>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}
