import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { CellHint } from "./cell-hint.tsx";
import { CellInput } from "./cell-input.tsx";
import { type OpenEdit, sameValue, useEditor } from "./editing.ts";
import type { CellValue } from "./list.ts";
import "./cell-editor.css";

/** The editor in a cell's place: Enter saves, Tab saves and goes on, Esc leaves; leaving it otherwise saves what changed. */
export function CellEditor({ edit }: { edit: OpenEdit }) {
  const { save, leave } = useEditor();
  const [value, setValue] = useState<CellValue>(edit.value);
  const done = useRef(false);
  // In a list of several: whether Enter is for the option under the cursor, or to save.
  const picking = useRef(false);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    done.current = false;
  }, [edit.fault]);
  const finish = (then: "stay" | "next" | "previous" | "away", given = value) => {
    if (done.current) return;
    done.current = true;
    if (edit.fault === undefined && sameValue(given, edit.value) && then === "away") leave(edit);
    else save(edit, given, then);
  };
  const pressFirst = (event: KeyboardEvent) => {
    if (edit.kind !== "choices" || event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !picking.current) {
      event.preventDefault();
      event.stopPropagation();
      finish("stay");
    } else
      picking.current =
        event.key === "ArrowDown" ||
        event.key === "ArrowUp" ||
        event.key.length === 1 ||
        (event.key === "Backspace" && picking.current);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      done.current = true;
      leave(edit);
    } else if (event.key === "Enter" && !event.defaultPrevented && !isButton(event.target)) {
      event.preventDefault();
      if (!chooseFirst(event.target)) finish("stay");
    } else if (event.key === "Tab" && !isButton(event.target) && !staysInside(event, part.current)) {
      event.preventDefault();
      finish(event.shiftKey ? "previous" : "next");
    }
  };
  return (
    <div
      className="cell-editor"
      ref={part}
      onKeyDownCapture={pressFirst}
      onKeyDown={press}
      onBlur={(event) => {
        if (edit.fault === undefined && !event.currentTarget.contains(event.relatedTarget)) finish("away");
      }}
    >
      <CellInput
        edit={edit}
        value={value}
        onChange={(next) => {
          picking.current = false;
          setValue(next);
        }}
        onChoose={(chosen) => {
          setValue(chosen);
          finish("stay", chosen);
        }}
      />
      {edit.fault ? <CellFault edit={edit} onOverwrite={() => finish("stay")} /> : <CellHint />}
    </div>
  );
}

function CellFault({ edit, onOverwrite }: { edit: OpenEdit; onOverwrite: () => void }): ReactNode {
  const { t } = useTranslation("grid");
  const { leave } = useEditor();
  if (edit.fault === undefined) return null;
  const { words, theirs } = edit.fault;
  return (
    <div className="cell-fault" role="alert">
      <p>{theirs === undefined ? words : t("conflict.words", { value: theirs || t("conflict.nothing") })}</p>
      {theirs !== undefined && (
        <div className="row-f">
          <Button size="s" onClick={onOverwrite}>
            {t("conflict.overwrite")}
          </Button>
          <Button size="s" variant="quiet" onClick={() => leave(edit)}>
            {t("conflict.leave")}
          </Button>
        </div>
      )}
    </div>
  );
}

// A date has several inputs: Tab goes through them before it goes on.
function staysInside(event: KeyboardEvent, part: HTMLElement | null): boolean {
  const inputs = [...(part?.querySelectorAll<HTMLElement>("input,select") ?? [])];
  const at = inputs.findIndex((input) => input === event.target);
  return inputs.length > 1 && (event.shiftKey ? at > 0 : at < inputs.length - 1);
}

// Options that came after the last letter was typed: the first of them is meant.
function chooseFirst(target: EventTarget): boolean {
  if (
    !(target instanceof HTMLInputElement) ||
    target.role !== "combobox" ||
    target.value.trim() === "" ||
    target.ariaExpanded !== "true"
  )
    return false;
  const list = document.getElementById(target.getAttribute("aria-controls") ?? "");
  const option = list?.querySelector<HTMLElement>("[role=option]");
  option?.click();
  return option instanceof HTMLElement;
}

function isButton(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("button") !== null;
}
