import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { EditNote } from "./edit-note.tsx";
import type { Editing } from "./use-editing.ts";

interface BlockEditorProps {
  editing: Editing;
  /** Fields it edits, to show what somebody else made of them. */
  keys: readonly string[];
  /** Runs what ends the editing; focus returns to where it began. */
  onDone: (work: () => unknown) => void;
  /** Beside Save and Cancel, such as Remove. */
  more?: ReactNode;
  children: ReactNode;
}

/** Several inputs that are saved together: Ctrl and Enter, or Enter in a line, save; Esc leaves. */
export function BlockEditor({ editing, keys, onDone, more, children }: BlockEditorProps) {
  const { t } = useTranslation("card");
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || hasOpenList(event.target)) return;
    if (event.key === "Escape") onDone(editing.leave);
    const inLine = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (event.key !== "Enter" || event.defaultPrevented || !(inLine || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onDone(() => editing.save());
  };
  return (
    <div className="block-editor narrow" onKeyDown={press}>
      {children}
      <EditNote editing={editing} keys={keys} list />
      <div className="block-foot">
        <Button size="s" busy={editing.busy} onClick={() => onDone(() => editing.save())}>
          {t("save")}
        </Button>
        <Button size="s" variant="quiet" onClick={() => onDone(editing.leave)}>
          {t("cancel")}
        </Button>
        {more}
      </div>
    </div>
  );
}

function hasOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute("aria-expanded") === "true";
}
