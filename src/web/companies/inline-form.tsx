import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";

interface InlineFormProps {
  label: string;
  onSave: () => void;
  onLeave: () => void;
  busy: boolean;
  /** What stands against it, where it is not said beside a field. */
  refusal: CallError | undefined;
  /** Beside Save and Cancel, such as Remove. */
  more?: ReactNode;
  children: ReactNode;
}

/** A few inputs in the place of what they change: Enter in a line saves, Esc leaves. The focus begins at the first. */
export function InlineForm({ label, onSave, onLeave, busy, refusal, more, children }: InlineFormProps) {
  const { t } = useTranslation("companies");
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || isOpenList(event.target)) return;
    if (event.key === "Escape") onLeave();
    const inLine = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.key !== "Enter" || event.defaultPrevented || !(inLine || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSave();
  };
  return (
    <div className="pr editing block" role="group" aria-label={label} ref={form} onKeyDown={press}>
      <div className="block-editor narrow">
        {children}
        {refusal && (
          <p className="err-t" role="alert">
            {refusal.offline ? t("form.offline") : refusal.message}
          </p>
        )}
        <div className="block-foot">
          <Button size="s" busy={busy} onClick={onSave}>
            {t("card:save")}
          </Button>
          <Button size="s" variant="quiet" onClick={onLeave}>
            {t("card:cancel")}
          </Button>
          {more}
        </div>
      </div>
    </div>
  );
}

function isOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.ariaExpanded === "true";
}
