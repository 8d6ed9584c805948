import { type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { NoteBar } from "../../kit/states.tsx";
import type { BulkAsked } from "../../grid/list.ts";
import type { Within } from "../list/source.ts";
import type { Say } from "../../work/work-context.ts";
import { type Bulk, type BulkOf, useBulk } from "./use-bulk.ts";
import "./bulk.css";

export interface BulkProps extends BulkAsked {
  /** What kind of records they are; contacts unless said. */
  of?: BulkOf;
  within: Within | undefined;
}

interface BulkDialogProps extends BulkProps {
  /** Names its words: `edit.title`, `edit.go`. */
  action:
    | "edit"
    | "assign"
    | "tag"
    | "group"
    | "takeOut"
    | "newGroup"
    | "addAgain"
    | "delete"
    | "block"
    | "unblock"
    | "fire"
    | "retire"
    | "revive";
  /** How many of those chosen it will be done to, where that is known. */
  reached?: number | undefined;
  /** What it does cannot be taken back. */
  final?: boolean;
  /** What is said when it is done, where the batch's own words are too general. */
  say?: Say;
  /** Undefined while it is not complete. */
  what: Bulk | undefined;
  /** Given what the server says is wrong with the value. */
  children: ReactNode | ((fault: string | undefined) => ReactNode);
}

/** Asks what is to be done to all that are chosen; the button names how many, exactly. */
export function BulkDialog({
  of = "contacts",
  chosen,
  within,
  action,
  what,
  reached,
  final,
  say,
  children,
  onClose,
  onDone,
}: BulkDialogProps) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const { send, busy, refusal } = useBulk(of, within);
  const { value, exact } = chosen.count;
  const words = { count: value, number: exact ? format.number(value) : format.about(value) };
  const going = reached === undefined ? words : { count: reached, number: format.number(reached) };
  const isRed = action === "delete" || action === "block" || action === "fire";
  // Sentences that name the kind stand in its own room.
  const said = of === "contacts" ? action : `${of}:many.${action}`;
  const fault = refusal?.problem.errors?.find(({ pointer }) => pointer !== "/expected")?.detail;
  const go = async () => {
    if (what === undefined || !exact || value === 0) return;
    if (await send(chosen, what, say)) {
      onDone();
      onClose();
    }
  };
  return (
    <AskDialog
      onClose={onClose}
      title={t(`${said}.title${exact ? "" : "About"}`, words)}
      onGo={() => void go()}
      go={<span className="num">{exact ? t(`${said}.go`, going) : t("counting")}</span>}
      danger={isRed}
      busy={busy}
      disabled={what === undefined || !exact || value === 0 || reached === 0}
      atGo={action === "delete"}
    >
      <div className="bulk-ask">
        {refusal && fault === undefined && (
          <NoteBar tone="red" boxed title={refusal.offline ? t("offline") : refusal.message} />
        )}
        {typeof children === "function" ? children(fault) : children}
        <p className="bulk-foot t3">{t(final ? "notUndoable" : "undoable")}</p>
      </div>
    </AskDialog>
  );
}
