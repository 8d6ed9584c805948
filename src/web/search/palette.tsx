import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { Portal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { focusTrap } from "../kit/focus-trap.ts";
import { Icon } from "../kit/icon.tsx";
import { Kbd } from "../kit/kbd.tsx";
import { Skeleton } from "../kit/states.tsx";
import { useFocusReturn } from "../kit/use-focus-return.ts";
import { useMay } from "../session.ts";
import { useCommands } from "./commands.ts";
import { matchLabels } from "./match-labels.ts";
import { RowFace } from "./palette-row.tsx";
import { recentQuery } from "./recent.ts";
import { arrangeRows, type Row } from "./rows.ts";
import { useHits } from "./use-hits.ts";
import "./palette.css";

interface PaletteProps {
  onClose: () => void;
  onKeyboard: () => void;
}

/** Search everything: records, pages and actions from one field, by keyboard. */
export function Palette({ onClose, onKeyboard }: PaletteProps) {
  const { t } = useTranslation("search");
  const may = useMay();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const veil = useFocusReturn<HTMLDivElement>();
  const list = useRef<HTMLDivElement>(null);
  const words = typed.trim();
  const { hits, answered, slow, failed, again } = useHits(typed);
  const { data: opened } = useQuery(recentQuery);
  const commands = matchLabels(useCommands(onKeyboard), typed);
  const isNothing = answered && !failed && words !== "" && hits.length === 0;
  const mayCreate = isNothing && (may("contacts.clients", "create") || may("contacts.agents", "create"));
  const groups = arrangeRows({ typed: words, hits, recent: opened ?? [], commands, mayCreate, failed });
  const rows = groups.flatMap((group) => group.rows);
  const current = rows[Math.min(at, rows.length - 1)];
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);

  const choose = (row: Row, event: KeyboardEvent | MouseEvent) => {
    if ("again" in row) return again();
    const aside = event.ctrlKey || event.metaKey;
    if (row.href !== undefined && aside) window.open(row.href, "_blank", "noopener");
    else if (row.href !== undefined) void navigate({ href: row.href });
    if (!aside) onClose();
    if ("command" in row) row.command.run?.();
  };
  const press = (event: KeyboardEvent) => {
    const last = rows.length - 1;
    const next = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }[event.key];
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && !event.nativeEvent.isComposing && current) choose(current, event);
    else if (next !== undefined) setAt(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Portal>
      <div
        className="veil palette-veil"
        ref={veil}
        onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      >
        <div
          className="dialog palette"
          role="dialog"
          aria-modal="true"
          aria-label={t("name")}
          onKeyDown={press}
          ref={focusTrap}
        >
          <div className="palette-in">
            <Icon of={IconSearch} />
            <input
              data-autofocus
              role="combobox"
              aria-label={t("name")}
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={current && `${id}-${current.id}`}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              maxLength={100}
              placeholder={t("placeholder")}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
            />
            <button type="button" className="palette-x" onClick={onClose} data-tip={t("close")}>
              <Kbd keys="escape" /> <span className="sr">{t("close")}</span>
            </button>
          </div>
          <div
            className="palette-list"
            role="listbox"
            id={`${id}-list`}
            aria-label={t("results")}
            aria-busy={!answered && !failed}
            ref={list}
            tabIndex={-1}
          >
            {slow && <p className="menu-note">{t("slow")}</p>}
            {!answered && hits.length === 0 && !failed && <Waiting />}
            {failed && <p className="menu-note">{t("failed")}</p>}
            {isNothing && <p className="menu-note">{t("nothing", { words })}</p>}
            {words === "" && opened?.length === 0 && <p className="menu-note">{t("noneOpened")}</p>}
            {groups.map((group) => (
              <div key={group.id} role="group" aria-labelledby={`${id}-h-${group.id}`}>
                <div className="menu-h" id={`${id}-h-${group.id}`}>
                  {t(`group.${group.id}`)}
                </div>
                {group.rows.map((row) => (
                  <div
                    key={row.id}
                    id={`${id}-${row.id}`}
                    role="option"
                    aria-selected={row === current}
                    className="menu-i"
                    onPointerMove={() => setAt(rows.indexOf(row))}
                    onClick={(event) => choose(row, event)}
                  >
                    <RowFace row={row} typed={words} />
                  </div>
                ))}
              </div>
            ))}
          </div>
          <div className="palette-keys" aria-hidden="true">
            <span>
              <Kbd keys="up" /> <Kbd keys="down" /> {t("keys.move")}
            </span>
            <span>
              <Kbd keys="enter" /> {t("keys.open")}
            </span>
            <span>
              <Kbd keys="mod+enter" /> {t("keys.aside")}
            </span>
          </div>
          <div className="sr" role="status">
            {slow && t("slow")}
            {failed && t("failed")}
            {answered && words !== "" && t("count", { count: hits.length })}
          </div>
        </div>
      </div>
    </Portal>
  );
}

function Waiting() {
  return (
    <div className="palette-wait">
      {[148, 96, 120].map((width) => (
        <div key={width} className="menu-i">
          <Skeleton round height={24} />
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}
