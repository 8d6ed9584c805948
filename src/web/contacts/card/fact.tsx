import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { classes } from "../../kit/classes.ts";
import { Icon } from "../../kit/icon.tsx";
import type { Saving } from "./use-saving.ts";
import "./properties.css";

export interface Editor<Value> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** Saves at once what was chosen. */
  onDone: (value: Value) => void;
}

export interface FactProps<Value, Change> {
  saving: Saving<Change>;
  label: string;
  /** As it reads; nothing where it is empty. */
  children: ReactNode;
  editable: boolean;
  start: Value;
  /** What it means for the record; undefined while it means nothing. */
  changeOf: (value: Value) => Change | undefined;
  renderEditor: (parts: Editor<Value>) => ReactNode;
  /** Of several lines: saved by a button, not by Enter. */
  isBlock?: boolean;
}

/** One property of a record in its row: the pencil, a double press or "Add" turn it into its editor. Enter saves, Esc leaves. */
export function Fact<Value, Change>(props: FactProps<Value, Change>) {
  const { saving, label, children, editable, start, changeOf, renderEditor, isBlock } = props;
  const { t } = useTranslation("card");
  const { save, busy, refusal, forget } = saving;
  const [draft, setDraft] = useState<{ value: Value }>();
  const pencil = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (draft !== undefined || !returns.current) return;
    returns.current = false;
    pencil.current?.focus();
  });
  const begin = () => setDraft({ value: start });
  const leave = () => {
    forget();
    setDraft(undefined);
  };
  const finish = async (value: Value) => {
    const change = changeOf(value);
    if (busy || change === undefined) return;
    setDraft({ value });
    if (JSON.stringify(value) === JSON.stringify(start) || (await save(change))) leave();
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || draft === undefined) return;
    const isOpen = event.target instanceof HTMLElement && event.target.ariaExpanded === "true";
    if (event.key === "Escape" && !isOpen) {
      returns.current = true;
      leave();
    }
    if (event.key === "Enter" && !isBlock && !event.defaultPrevented) {
      event.preventDefault();
      returns.current = true;
      void finish(draft.value);
    }
  };
  if (draft !== undefined)
    return (
      <div className={classes("pr editing", isBlock && "block")}>
        <dt>{label}</dt>
        <dd>
          <div
            className={isBlock ? "block-editor" : "line-editor"}
            onKeyDown={press}
            onBlur={(event) => {
              const left = document.hasFocus() && !event.currentTarget.contains(event.relatedTarget);
              if (left && !isBlock && refusal === undefined) void finish(draft.value);
            }}
          >
            {renderEditor({
              label,
              value: draft.value,
              onChange: (value) => setDraft({ value }),
              onDone: (value) => {
                returns.current = true;
                void finish(value);
              },
            })}
            {refusal && (
              <p className="err-t" role="alert">
                {refusal}
              </p>
            )}
            {isBlock && (
              <div className="block-foot">
                <Button size="s" variant="primary" busy={busy} onClick={() => void finish(draft.value)}>
                  {t("save")}
                </Button>
                <Button size="s" variant="quiet" onClick={leave}>
                  {t("cancel")}
                </Button>
              </div>
            )}
          </div>
        </dd>
      </div>
    );
  const isEmpty = children === null || children === undefined || children === false || children === "";
  return (
    <div className="pr" onDoubleClick={editable ? begin : undefined}>
      <dt>{label}</dt>
      <dd>
        {children}
        {isEmpty && editable && (
          <button ref={pencil} type="button" className="ghost" aria-label={t("addOf", { name: label })} onClick={begin}>
            {t("addShort")}
          </button>
        )}
        {!isEmpty && editable && (
          <button ref={pencil} type="button" className="pen" aria-label={t("edit", { name: label })} onClick={begin}>
            <Icon of={IconPencil} size="s" />
          </button>
        )}
      </dd>
    </div>
  );
}
